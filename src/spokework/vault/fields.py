"""Encrypted model fields. The database only ever sees sealed bytes; reading opens them.

A model that uses them has ``hub_id`` and ``data_key_owner`` (whose key seals the row). What is sealed
is bound to ``hub|table.column|pk``, so bytes copied to another row, column or hub do not open.
"""

import json
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .keyring import child_key
from .sealing import seal, unseal

if TYPE_CHECKING:
    _TextBase = models.Field[str, str]
    _JSONBase = models.Field[Any, Any]
else:
    _TextBase = _JSONBase = models.Field


class Sealed(bytes):
    """Bytes as they stand in the database."""


class _OpensWhenRead(DeferredAttribute):
    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            opened = self.field.open(instance, value)
            self.field.remember(instance, self.field.encode(opened), value)
            instance.__dict__[self.field.attname] = value = opened
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class _Encrypted:
    descriptor_class: ClassVar[type[DeferredAttribute]] = _OpensWhenRead
    empty: Any = ""

    def __init__(self, *, purpose: str = "narrative", **kwargs: Any) -> None:
        self.purpose = purpose
        kwargs.setdefault("default", type(self.empty))
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()  # type: ignore[misc]  # the mixin sits before Field
        return name, path, args, kwargs | {"purpose": self.purpose}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def _place(self, instance: Any) -> str:
        return f"{instance.hub_id}|{instance._meta.db_table}.{self.attname}|{instance.pk}"  # type: ignore[attr-defined]  # set by Field

    def open(self, instance: Any, sealed: bytes) -> Any:
        if not sealed:
            return self.empty
        return self.decode(unseal(child_key(instance.data_key_owner, self.purpose), sealed, self._place(instance)))

    def remember(self, instance: Any, plain: bytes, sealed: Sealed) -> None:
        """What is saved unchanged, in the same place under the same key, keeps its bytes."""
        mark = (plain, self._place(instance), instance.data_key_owner)
        instance.__dict__[f"_sealed_{self.attname}"] = (mark, sealed)  # type: ignore[attr-defined]  # set by Field

    def pre_save(self, instance: Any, add: bool) -> Sealed:
        value = instance.__dict__[self.attname]  # type: ignore[attr-defined]  # set by Field
        if isinstance(value, Sealed):
            if add and value:
                raise TypeError("A copy of a record is sealed anew: call open_to_seal_anew before giving it a new key.")
            return value
        if value is None or value == self.empty:
            return Sealed(b"")
        plain = self.encode(value)
        mark = (plain, self._place(instance), instance.data_key_owner)
        known = instance.__dict__.get(f"_sealed_{self.attname}")  # type: ignore[attr-defined]  # the same
        if known is not None and known[0] == mark:
            return Sealed(known[1])
        sealed = Sealed(seal(child_key(instance.data_key_owner, self.purpose), plain, self._place(instance)))
        self.remember(instance, plain, sealed)
        return sealed

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed:
        return Sealed(value or b"")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if not isinstance(value, Sealed):
            raise TypeError("An encrypted field is saved through its record, and never searched or updated in bulk.")
        return connection.Database.Binary(bytes(value))

    def get_lookup(self, lookup_name: str) -> Any:
        """Nothing can be found in sealed bytes, and a search that always finds nothing would mislead."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None  # type: ignore[misc]  # as above

    def get_default(self) -> Any:
        return type(self.empty)()

    def encode(self, value: Any) -> bytes:
        if not isinstance(value, str):
            raise TypeError("An encrypted text is a string; read back, anything else would have become one.")
        return value.encode()

    def decode(self, plain: bytes) -> Any:
        return plain.decode()


def encrypted_fields(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, _Encrypted)]


def open_to_seal_anew(instance: models.Model) -> None:
    """Open everything while the present key is still the record's, so that saving seals it under the next."""
    for name in encrypted_fields(type(instance)):
        getattr(instance, name)
        instance.__dict__.pop(f"_sealed_{name}", None)


class EncryptedText(_Encrypted, _TextBase):
    """Text that only the young person's key opens."""


class EncryptedJSON(_Encrypted, _JSONBase):
    """A dictionary that only the young person's key opens."""

    empty: Any = {}

    def encode(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def decode(self, plain: bytes) -> Any:
        return json.loads(plain)
