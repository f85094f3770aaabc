from .erasure import Erasure
from .keys import ChildKey, HashKey, HubKey, PersonKey

__all__ = ["ChildKey", "Erasure", "HashKey", "HubKey", "PersonKey"]
