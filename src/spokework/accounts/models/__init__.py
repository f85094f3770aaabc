from .account import Account
from .sign_in import SignIn

__all__ = ["Account", "SignIn"]
