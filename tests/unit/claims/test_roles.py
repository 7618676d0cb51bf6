import pytest

from transforms.claims.roles import tidy_role


@pytest.mark.parametrize(
    ("role", "tidy"),
    [
        ("Mr", None),
        ('"', None),
        ('" Mr', None),
        ("24", None),
        ("who had left early", None),
        ("and his supporters", None),
        ("in Oslo", None),
        ("emergency room Dr", None),
        ("General Sir", "General"),
        ("its director general, Dr", "director general"),
        ("a former mayor of Tarn", "former mayor of Tarn"),
        ("WHO spokesman", "WHO spokesman"),
        ("retired teacher from Tarn", "retired teacher from Tarn"),
        ("organiser of the", "organiser"),
        (None, None),
    ],
)
def test_a_role_says_what_somebody_is(role: str | None, tidy: str | None) -> None:
    assert tidy_role(role) == tidy
