from .funder_template import FunderTemplateForm

__all__ = ["FunderTemplateForm"]
