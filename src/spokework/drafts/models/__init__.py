from .draft import Draft

__all__ = ["Draft"]
