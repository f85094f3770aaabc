from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "spokework.vault"
    label = "vault"

    def ready(self) -> None:
        """How packages that may not import the vault keep words."""
        from spokework.core.words import hand_in  # noqa: PLC0415  # the next needs models, which exist from here on

        from .words import WordsKept  # noqa: PLC0415  # the same

        hand_in(WordsKept())
