from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "spokework.evaluation"
    label = "evaluation"
