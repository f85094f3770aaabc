"""What happens when the machine fails in the middle of a sentence. Scripts, each in a process of its own.

They run with the product's own settings over a data directory of their own; ``tests/test_kill.py`` starts them and
holds what they report against the promises.
"""
