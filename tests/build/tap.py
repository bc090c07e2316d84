"""Runs functions as TAP cases named by their docstrings."""
import traceback


def run(cases):
    """Runs each case; the exit status to leave with."""
    print(f"1..{len(cases)}", flush=True)
    failed = 0
    for number, case in enumerate(cases, 1):
        try:
            case()
            outcome = "ok"
        except Exception:
            outcome = "not ok"
            failed += 1
            for line in traceback.format_exc().splitlines():
                print("#", line)
        print(f"{outcome} {number} {case.__doc__}", flush=True)
    return failed != 0


def expect_none(found, what):
    """Fails naming what should not be there."""
    found = list(found)
    if found:
        raise AssertionError(f"{what}:\n" + "\n".join(map(str, found)))
