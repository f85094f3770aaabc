from .account import Account

__all__ = ["Account"]
