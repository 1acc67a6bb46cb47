import gc

import pytest
from dateline.garbage import uncollected


@pytest.mark.parametrize("enabled", [True, False])
def test_nothing_is_collected_meanwhile_and_all_is_as_it_was_afterwards(enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() is enabled
        with pytest.raises(ValueError, match="within"), uncollected():
            raise ValueError("within")
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
