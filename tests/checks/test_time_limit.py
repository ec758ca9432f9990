"""Stopping a learner's code, by signal and by watchdog."""

# ruff: noqa: B012, E722, SIM105 - what must not be written, on purpose

import contextlib
import io
import itertools
import os
import random
import signal
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from embedlab.course.checking import compare
from embedlab.course.checking.time_limit import TooLong, limited
from embedlab.course.checking.undisturbed import undisturbed

SHORT = 0.1


def in_main(function, *args):
    return function(*args)


def in_thread(function, *args):
    """The result, or the exception, of a call in another thread."""
    kept = []

    def run():
        try:
            kept.append((True, function(*args)))
        except BaseException as error:
            kept.append((False, error))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(20)
    assert kept, "the thread was not stopped"
    good, value = kept[0]
    if good:
        return value
    raise value


def endless():
    while True:
        pass


def sleepy():
    while True:
        time.sleep(0.01)


def floods():
    sink = io.StringIO()
    while True:
        sink.seek(0)
        print("again", file=sink)


def catches_once():
    try:
        endless()
    except BaseException:
        return "finished"


def catches_often():
    for _ in range(3):
        with contextlib.suppress(BaseException):
            endless()


@pytest.fixture(params=["timer", "watchdog"])
def each_alarm(request, monkeypatch):
    """That of POSIX, and that of Windows."""
    if request.param == "watchdog":
        monkeypatch.delattr(signal, "setitimer", raising=False)


@pytest.mark.parametrize("place", [in_main, in_thread])
@pytest.mark.parametrize("function", [endless, sleepy, floods, catches_once, catches_often])
def test_what_takes_too_long_is_stopped(place, function, each_alarm):
    with pytest.raises(TooLong):
        place(limited, function, (), SHORT)


def catches_in_while():
    while True:
        try:
            [][1]
        except:
            continue


def catches_in_for():
    for _ in itertools.count():
        try:
            endless()
        except BaseException:
            pass


def suppresses():
    while True:
        with contextlib.suppress(BaseException):
            endless()


def continues_finally():
    while True:
        try:
            endless()
        finally:
            continue


def catches_in_helper():
    while True:
        try:
            catches_in_while()
        except:
            catches_in_for()


def catches_in_catches():
    while True:
        try:
            while True:
                try:
                    while True:
                        try:
                            time.sleep(0.001)
                        except BaseException:
                            pass
                except BaseException:
                    pass
        except BaseException:
            pass


def catches_in_recursion(depth=0):
    while True:
        try:
            catches_in_recursion(depth + 1) if depth < 20 else endless()
        except BaseException:
            pass


SWALLOW = [catches_in_while, catches_in_for, suppresses, continues_finally, catches_in_helper]
SWALLOW += [catches_in_catches, catches_in_recursion]


@pytest.mark.parametrize("function", SWALLOW)
def test_what_swallows_every_exception_is_stopped(function, each_alarm):
    for _ in range(3):
        with pytest.raises(TooLong):
            limited(function, (), SHORT)


@pytest.mark.parametrize("place", [in_main, lambda function: limited(function, (), 9)])
def test_an_alarm_that_comes_late_does_nothing(place, each_alarm):
    """The freeing of what the call has grown takes longer than the time between two alarms."""

    class Slow:
        def __del__(self):
            end = time.monotonic() + 0.1
            while time.monotonic() < end:
                pass
            freed.append(1)

    def grows():
        kept = [Slow()]
        endless()
        return kept

    def three_times():
        for number in (1, 2, 3):
            with pytest.raises(TooLong):
                limited(grows, (), 0.02)
            assert len(freed) == number

    freed = []
    place(three_times)
    time.sleep(0.1)


def test_a_call_inside_a_call_has_its_own_limit(each_alarm):
    def outer():
        with pytest.raises(TooLong):
            limited(catches_in_while, (), 0.05)
        endless()

    with pytest.raises(TooLong):
        limited(outer, (), 0.2)


@pytest.mark.parametrize("place", [in_main, in_thread])
def test_results_and_exceptions_pass_through(place):
    assert place(limited, divmod, (7, 2), SHORT) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        place(limited, divmod, (7, 0), SHORT)


@pytest.mark.parametrize("place", [in_main, in_thread])
def test_nothing_arrives_afterwards(place):
    def often():
        for _ in range(5):
            with contextlib.suppress(TooLong):
                limited(endless, (), 0.02)
        deadline = time.monotonic() + 0.1
        while time.monotonic() < deadline:
            pass
        return "calm"

    assert place(often) == "calm"


def test_a_call_that_imports_gets_more_time(monkeypatch):
    def imports():
        monkeypatch.setitem(sys.modules, "a_module_that_was_not_there", sys)
        end = time.monotonic() + 2 * SHORT
        while time.monotonic() < end - SHORT / 4:
            pass
        return "imported"

    assert limited(imports, (), SHORT) == "imported"


@pytest.mark.parametrize("place", [in_main, in_thread])
def test_one_long_import_gets_more_time(place, tmp_path, monkeypatch):
    code = "import time\nend = time.monotonic() + 0.5\nwhile time.monotonic() < end: pass\n"
    (tmp_path / "slow_to_import.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    try:
        assert place(limited, __import__, ("slow_to_import",), SHORT).__name__ == "slow_to_import"
    finally:
        sys.modules.pop("slow_to_import", None)


def test_two_checks_at_once_give_stdout_back():
    before, inside = sys.stdout, []

    def check():
        with undisturbed():
            inside.append(1)
            time.sleep(0.05)

    threads = [threading.Thread(target=check) for _ in range(3)]
    for i, thread in enumerate(threads):
        thread.start(), time.sleep(0.02 * (i + 1))
    for thread in threads:
        thread.join()
    assert sys.stdout is before and len(inside) == 3


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="POSIX timers only")
def test_alarms_of_the_session_are_given_back():
    def mine(number, frame): ...

    before = signal.signal(signal.SIGALRM, mine)
    signal.setitimer(signal.ITIMER_REAL, 60)
    try:
        with pytest.raises(TooLong):
            limited(endless, (), SHORT)
        assert signal.getsignal(signal.SIGALRM) is mine
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 60
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_undisturbed_restores_what_it_can(tmp_path, capsys, monkeypatch):
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    monkeypatch.chdir(tmp_path)
    mine = plt.figure()
    np.random.seed(3)
    depth, tolerance = sys.getrecursionlimit(), compare.TOLERANCE
    before = np.random.get_state()[1].copy(), random.getstate(), np.geterr(), input, np.mean
    with undisturbed():
        print("unseen"), plt.figure(), os.chdir("/"), np.random.rand(), random.random()
        np.seterr(all="raise"), sys.setrecursionlimit(5_000)
        np.mean, compare.TOLERANCE = None, 1
        with pytest.raises(RuntimeError, match="input"):
            input()
    after = np.random.get_state()[1], random.getstate(), np.geterr(), input, np.mean
    assert (sys.getrecursionlimit(), compare.TOLERANCE) == (depth, tolerance)
    assert (before[0] == after[0]).all() and before[1:] == after[1:]
    assert Path.cwd().samefile(tmp_path) and plt.get_fignums() == [mine.number]
    assert capsys.readouterr().out == ""
    plt.close(mine)


def test_undisturbed_restores_after_an_exception():
    state = random.getstate()
    with pytest.raises(ZeroDivisionError), undisturbed():
        random.seed(1)
        raise ZeroDivisionError
    assert random.getstate() == state


def test_waiting_counts_a_quarter():
    """A verdict that a busy machine changes would be a wrong one."""
    assert limited(time.sleep, (2 * SHORT,), SHORT) is None
    with pytest.raises(TooLong):
        limited(time.sleep, (8 * SHORT,), SHORT)
