from .templating import change_funder_template

__all__ = ["change_funder_template"]
