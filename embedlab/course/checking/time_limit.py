"""Running a learner's code: not for longer than it may.

When the time is over, an alarm raises TooLong inside the learner's code, every 20 ms as long as
that code runs on. Code that swallows it (a bare `except:` in a loop) meets it at nearly each of
Python's steps from the second time on, at calls and at turns of a loop, until no handler is left.
A single call into C that never returns, such as `list(itertools.count())`, cannot be stopped from
inside the process: there the kernel must be restarted. Nor can, in another thread than the main
one, a loop that swallows everything.

Nothing is raised after `limited` has returned. In the main thread the alarm is a function that
Python runs between two steps of whatever runs there, and it raises only if, at that very moment,
`_call` is among the callers, nearer than `limited`. So what it raises passes through `_call` into
the `except` around it. An alarm that comes late, while a long list is freed or the clock is being
stopped, finds no `_call` and does nothing. To another thread an exception is sent, and arrives at
that thread's next step, which may lie behind `_call`; but `limited` takes no step between `_call`
and the `try` in which it stops the sender, waits for it and takes back what has not arrived.
"""

import ctypes
import random
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

_TICK = 0.02  # seconds between two alarms
_ODDS = 1 / 32  # that an alarm which is run at each step raises
_IMPORTS = 10.0  # seconds that a first call may take while it is still importing modules


class TooLong(BaseException):
    """Raised inside the learner's code when its time is over; no `except Exception` catches it."""


class _Clock:
    """The limit of one call, in seconds of the processor; waiting counts a quarter.

    So a verdict does not change when the machine is busy with something else, and sleep ends, too.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds, self.modules = seconds, len(sys.modules)
        self.thread, self.started = threading.get_ident(), (time.monotonic(), time.thread_time())
        self.end = seconds
        self.running, self.fired = True, 0

    def stops(self, frame: FrameType | None) -> bool:
        """Whether to stop the call, now in this frame; one that imports modules gets more time."""
        spent = self._spent()
        if not self.running or spent < self.end or not _is_learners(frame):
            return False
        if spent < self.seconds + _IMPORTS and (len(sys.modules) > self.modules or _imports(frame)):
            self.modules, self.end = len(sys.modules), spent + self.seconds
            return False
        self.fired += 1
        return True

    def _spent(self) -> float:
        wall = time.monotonic() - self.started[0]
        if threading.get_ident() != self.thread:
            return wall  # the processor's time of another thread cannot be had everywhere
        return max(time.thread_time() - self.started[1], wall / 4)


def _call(function: Callable, args: Sequence) -> Any:
    """The frame by which the alarm knows that what it interrupts is the learner's."""
    return function(*args)


def _is_learners(frame: FrameType | None) -> bool:
    """Whether this frame was called by `_call`, from near or far."""
    while frame is not None and frame.f_code is not limited.__code__:
        if frame.f_code is _call.__code__:
            return True
        frame = frame.f_back
    return False


def _imports(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def limited(function: Callable, args: Sequence, seconds: float) -> Any:
    """Return function(*args), or raise TooLong when that takes longer than `seconds`.

    Even a function that catches the exception and returns is reported as too long.

    >>> limited(max, (1, 2), seconds=1)
    2
    """
    in_main = threading.current_thread() is threading.main_thread()
    guard = _Timer() if in_main and hasattr(signal, "setitimer") else _Watchdog()
    clock, result = _Clock(seconds), None
    try:
        guard.start(clock)
        result = _call(function, args)
    except TooLong as late:
        traceback.clear_frames(late.__traceback__)  # frees what the code has filled, here and now
    finally:
        while True:
            try:
                clock.running = False
                guard.stop()
                break
            except TooLong:
                continue
    if clock.fired:
        raise TooLong
    return result


class _Bell:
    """The alarm of the main thread: what raises TooLong there, or finds that it must not.

    Once the first TooLong was swallowed it asks to be run again at the next step, each time that it
    runs. Python runs it up to 32 times at one step, and it raises at two steps in three: not at
    each, because a jump back from a handler may count as a part of its own `try` (Python 3.12).
    """

    clock: _Clock | None = None  # the innermost
    luck = random.Random()

    def ring(self, frame: FrameType | None) -> None:
        if self.clock is not None and self.clock.stops(frame):
            if self.clock.fired > 1:  # the first was swallowed
                self.ring_at_next_step()
                if self.luck.random() > _ODDS:
                    return
            raise TooLong

    def ring_at_next_step(self) -> None:
        """Let Python ask in the main thread, from any thread, whether this bell is true."""
        is_true = ctypes.cast(ctypes.pythonapi.PyObject_IsTrue, ctypes.c_void_p)
        ctypes.pythonapi.Py_AddPendingCall(is_true, ctypes.py_object(self))

    def __bool__(self) -> bool:
        self.ring(sys._getframe(1))
        return False


_BELL = _Bell()


class _Timer:
    """For the main thread where POSIX timers exist; their signal wakes what sleeps, too."""

    def __init__(self) -> None:
        self.outer, self.handler = _BELL.clock, signal.getsignal(signal.SIGALRM)
        self.timer = signal.getitimer(signal.ITIMER_REAL)

    def start(self, clock: _Clock) -> None:
        _BELL.clock = clock
        signal.signal(signal.SIGALRM, lambda number, frame: _BELL.ring(frame))
        signal.setitimer(signal.ITIMER_REAL, clock.seconds, _TICK)

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if self.handler is None else self.handler)
        _BELL.clock = self.outer
        if self.timer[0]:
            signal.setitimer(signal.ITIMER_REAL, *self.timer)


class _Watch(threading.Thread):
    """A thread that looks at the clocks of the others.

    It uses no lock: an exception between acquire and release would leave the lock closed for good.
    """

    current: "_Watch | None" = None

    def __init__(self) -> None:
        super().__init__(daemon=True, name="embedlab")
        self.clocks: dict[int, _Clock] = {}
        self.sending = False

    def run(self) -> None:
        while True:
            time.sleep(_TICK)
            self.sending = True
            for thread, clock in list(self.clocks.items()):
                if thread == threading.main_thread().ident:
                    _BELL.ring_at_next_step()
                elif clock.stops(sys._current_frames().get(thread)):
                    _raise_in(thread, TooLong)
            self.sending = False


class _Watchdog:
    """For Windows and for other threads than the main one: it is the watch that rings or sends."""

    def __init__(self) -> None:
        if _Watch.current is None or not _Watch.current.is_alive():
            _Watch.current = _Watch()
            _Watch.current.start()
        self.watch, self.me = _Watch.current, threading.get_ident()
        self.in_main = self.me == threading.main_thread().ident
        self.outer = self.watch.clocks.get(self.me)

    def start(self, clock: _Clock) -> None:
        self._set(clock)

    def stop(self) -> None:
        self._set(self.outer)
        while self.watch.sending:
            time.sleep(0)
        _raise_in(self.me, None)

    def _set(self, clock: _Clock | None) -> None:
        if self.in_main:
            _BELL.clock = clock
        if clock is None:
            self.watch.clocks.pop(self.me, None)
        else:
            self.watch.clocks[self.me] = clock


def _raise_in(thread: int, exception: type[BaseException] | None) -> None:
    """Raise an exception in a thread at its next step; None takes back one that has not arrived."""
    value = None if exception is None else ctypes.py_object(exception)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), value)
