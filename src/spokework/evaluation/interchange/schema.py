"""What the standard says of a file, asked of libxml2: the official schema of a project, ours of a codebook."""

from functools import cache
from pathlib import Path

from lxml import etree

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
FILES = {PROJECT: "Project.xsd", CODEBOOK: "Codebook.xsd"}


@cache
def _schema(namespace: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / FILES[namespace]))


def against_the_standard(root: etree._Element, namespace: str) -> list[str]:
    """What in it breaks the standard, in the schema's words with lines; empty where nothing does."""
    schema = _schema(namespace)
    if schema.validate(root):
        return []
    return [f"line {error.line}: {error.message.replace(f'{{{namespace}}}', '')}" for error in schema.error_log]
