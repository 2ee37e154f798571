"""How cost grows with the input: what tests assert of speed, since seconds say more of the machine."""

import gc
import time
from collections.abc import Callable

# Seconds below which the clock and the machine say more than the code.
LITTLE = 0.01


def cost(run: Callable, *args) -> float:
    """Seconds of this process that a call takes, without collections of what other tests left behind."""
    gc.disable()
    try:
        start = time.process_time()
        run(*args)
        return time.process_time() - start
    finally:
        gc.enable()


def grows(run: Callable, small, large, most: float, little: float = LITTLE) -> bool:
    """Whether `run(large)` costs more than `most` times what `run(small)` does.

    A busy machine only makes things slower, so the best of some runs counts.
    """
    least = max(min(cost(run, small) for _ in range(3)), little)
    return all(cost(run, large) > most * least for _ in range(4))
