"""Claims across the archive: what tonight's say again, and what they contradict."""

import pyarrow as pa

from flows.adapters.faults import blame
from flows.adapters.warehouse_sql import Connection, fetch, run_folder, tell_time
from transforms.claim_groups import ClaimLink, group_claims
from transforms.figure_conflicts import compare_figures
from transforms.figures import ToldFigure, print_figure
from transforms.identifiers import find_article_id
from transforms.lexicons import load_lexicon
from transforms.opposites import is_denied_by
from transforms.resolution.territories import load_adjectives, load_countries, load_states
from transforms.rows import build_arrow
from transforms.tables import WAREHOUSE
from transforms.warehouse_records import FigurePrint

PREFIX = "weight_"
WEIGHTS = pa.schema([("term", pa.string()), ("weight", pa.int64())])
TERRITORIES = pa.schema([("name", pa.string()), ("code", pa.string())])
JUDGED = pa.schema(
    [
        ("figure_no", pa.int64()),
        ("other_figure_no", pa.int64()),
        ("kind", pa.string()),
        ("confidence", pa.float64()),
        ("what", pa.string()),
        ("counted", pa.string()),
    ]
)
OPPOSITES = pa.schema([("claim_id", pa.string()), ("other_claim_id", pa.string())])
GROUPS = pa.schema([("claim_id", pa.string()), ("claim_group_id", pa.string())])


def resolve_claims(connection: Connection) -> None:
    """Tell anew the groups and conflicts of claims that tonight's rows touch."""
    connection.register("word_weights", build_weights())
    connection.register("territories", build_territories())
    run_folder(connection, "resolve/4_claims/1_prints")
    run_folder(connection, "resolve/4_claims/2_links")
    run_folder(connection, "resolve/4_claims/3_groups/1_find")
    with tell_time("group claims"):
        connection.register("new_groups", build_groups(connection))
    run_folder(connection, "resolve/4_claims/3_groups/2_enter")
    with tell_time("print figures"):
        connection.register("new_figures", print_figures(connection))
    run_folder(connection, "resolve/4_claims/4_conflicts/1_find")
    with tell_time("judge conflicts"):
        connection.register("judged_figures", judge_figures(connection))
        connection.register("judged_opposites", judge_opposites(connection))
    run_folder(connection, "resolve/4_claims/4_conflicts/2_enter")


def build_weights() -> pa.Table:
    """Return the words of the lexicon ``word_weights``, each with its weight."""
    listed = [
        (word, int(key.removeprefix(PREFIX))) for key, words in load_lexicon("word_weights").items() for word in words
    ]
    return pa.table([[word for word, _ in listed], [weight for _, weight in listed]], WEIGHTS)


def build_territories() -> pa.Table:
    """Return the names and adjectives of countries and US states, each with its ISO 3166 code."""
    codes = load_states() | load_adjectives() | load_countries()
    return pa.table([[" ".join(words) for words in codes], [*codes.values()]], TERRITORIES)


def build_groups(connection: Connection) -> pa.Table:
    """Return the groups of the claims in ``regrouped_claims``."""
    told = fetch(connection, "resolve/list_regrouped_claims")
    repeats = {claim_id: same_as for claim_id, same_as in told if same_as != claim_id}
    links = (ClaimLink(*row) for row in fetch(connection, "resolve/list_claim_links"))
    settled = dict(fetch(connection, "resolve/list_settled_claims"))
    groups = group_claims([claim_id for claim_id, _ in told], repeats, links, settled)
    return pa.table([[*groups], [*groups.values()]], GROUPS)


def print_figures(connection: Connection) -> pa.Table:
    """Return what the figures in tonight's claims are compared by."""
    prints = []
    for row in fetch(connection, "resolve/list_told_figures"):
        figure = ToldFigure(*row)
        with blame(figure.article_id):
            prints.append(print_figure(figure))
    return build_arrow(WAREHOUSE["figure_prints"], [one for one in prints if one])


def judge_figures(connection: Connection) -> pa.Table:
    """Return the pairs of figures in ``figure_pairs`` that do not go together, with what is the matter."""
    figures = {number: FigurePrint(*row) for number, *row in fetch(connection, "resolve/list_figures")}
    judged = []
    for number, other_number, is_same_voice in fetch(connection, "resolve/list_figure_pairs"):
        figure, other = figures[number], figures[other_number]
        with blame(figure.article_id, other.article_id):
            judgement = compare_figures(figure, other, is_same_voice)
        if judgement:
            kind, confidence, what = judgement
            judged.append((number, other_number, kind, confidence, f": {what}" if what else "", figure.counted))
    columns = [list(column) for column in zip(*judged, strict=True)] or [[] for _ in JUDGED]
    return pa.table(columns, JUDGED)


def judge_opposites(connection: Connection) -> pa.Table:
    """Return the pairs of claims of which one denies what the other says."""
    judged = []
    for one_id, other_id, one, other, is_placed in fetch(connection, "resolve/list_opposites"):
        with blame(find_article_id(one_id), find_article_id(other_id)):
            is_denied = is_denied_by(one, other, is_placed) or is_denied_by(other, one, is_placed)
        if is_denied:
            judged.append((one_id, other_id))
    return pa.table([[one for one, _ in judged], [other for _, other in judged]], OPPOSITES)
