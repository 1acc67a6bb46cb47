from dateline.language.groups import Groups
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_numbers_are_together_when_a_chain_of_joins_leads_from_one_to_the_other(joins: list[tuple[int, int]]) -> None:
    groups = Groups()
    together = {i: {i} for i in range(10)}
    for i, j in joins:
        groups.join(i, j)
        merged = together[i] | together[j]
        together |= dict.fromkeys(merged, merged)
    assert groups.members(range(10)) == {min(group): sorted(group) for group in together.values()}
    assert all(groups.find(i) == min(together[i]) for i in range(10))


def test_the_one_group_of_all_candidates() -> None:
    groups = Groups()
    groups.join(3, 1)
    assert groups.one([]) is None
    assert groups.one([1, 3]) in (1, 3)
    assert groups.one([1, 2]) is None
