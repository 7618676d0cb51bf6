import pytest

from transforms.entities.backends import check_backend


@pytest.mark.parametrize("backend", ["", "bert", "spicy:en"])
def test_an_unknown_backend_is_named_in_one_line(backend: str) -> None:
    with pytest.raises(ValueError, match="is none of encoder, spacy:PIPELINE, gliner:MODEL"):
        check_backend(backend)
