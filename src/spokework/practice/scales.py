"""What a partnership review asks: six scales from 1 to 5, with what 1, 3 and 5 mean in words."""

from dataclasses import dataclass

from .codes import Rating, Scale


@dataclass(frozen=True)
class Question:
    asks: str
    one: str
    three: str
    five: str

    def choices(self) -> list[tuple[int, str]]:
        said = {Rating.ONE: self.one, Rating.THREE: self.three, Rating.FIVE: self.five}
        return [(rating.value, f"{rating} – {said[rating]}" if rating in said else str(rating)) for rating in Rating]


QUESTIONS = {
    Scale.VISIBILITY: Question(
        "How visible are the worker and her service here?",
        "few know that she is here",
        "those who sit near her know her and ask her",
        "everybody who meets young people knows her, and when to ask",
    ),
    Scale.INFORMATION_SHARING: Question(
        "How well is information shared between us?",
        "we learn of each other’s concerns by chance",
        "what is asked for is shared",
        "what matters is shared in time, lawfully, both ways and unasked",
    ),
    Scale.SHARED_NORMS: Question(
        "How far do we look at exploited young people in the same way?",
        "young people are still blamed for what is done to them",
        "the words have changed, the decisions not always",
        "we see exploitation alike, name it alike and act on it",
    ),
    Scale.INDEPENDENCE: Question(
        "How far does the worker keep a standpoint of her own?",
        "she is taken for one of the staff she sits with",
        "she is seen as independent, and steps back when it matters",
        "she works among us and is clearly her own service, as young people know",
    ),
    Scale.ABILITY_TO_CHALLENGE: Question(
        "How well can we disagree on a young person’s behalf?",
        "disagreement is not voiced, or held against whoever voices it",
        "it is voiced and heard, and little changes",
        "it is voiced and heard, and changes what is done",
    ),
    Scale.STRATEGIC_SUPPORT: Question(
        "How far do leaders here back the work?",
        "they do not know it, or hinder it",
        "they know it and let it happen",
        "they speak for it, open doors and give it means",
    ),
}
