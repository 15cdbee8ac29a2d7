"""Stands for a module that the guest has not, where it is imported. A test that uses it then is skipped."""

is_testing = False
reason = "this is not in the guest"


def skip_when_testing():
    if is_testing:
        import pytest

        pytest.skip(reason)


class Names(type):
    def __getattr__(cls, name):
        skip_when_testing()
        raise AttributeError(name)


class Absent(Exception, metaclass=Names):
    def __new__(cls, *args, **kwargs):
        skip_when_testing()
        return super().__new__(cls)

    def __getattr__(self, name):
        skip_when_testing()
        raise AttributeError(name)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    skip_when_testing()
    return Names(name, (Absent,), {})
