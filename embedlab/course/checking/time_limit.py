"""Running a learner's code: not for longer than it may.

A loop in Python code is stopped within some 20 ms of its limit. A single call into C that never
returns, such as `list(itertools.count())`, cannot be stopped from inside the process: there the
kernel must be restarted.
"""

import ctypes
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any, ClassVar

_TICK = 0.02  # seconds between two attempts to stop what swallowed the first
_IMPORTS = 10.0  # seconds that a first call may take while it is still importing modules


class TooLong(BaseException):
    """Raised inside the learner's code when its time is over; no `except Exception` catches it."""


class _Clock:
    """The limit of one call."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.modules = seconds, len(sys.modules)
        self.end = time.monotonic() + seconds
        self.latest = self.end + _IMPORTS
        self.running, self.fired = True, False

    def is_over(self, frame: FrameType | None) -> bool:
        """Whether to stop the call, now in this frame; one that imports modules gets more time."""
        now = time.monotonic()
        if not self.running or now < self.end:
            return False
        if now < self.latest and (len(sys.modules) > self.modules or _imports(frame)):
            self.modules, self.end = len(sys.modules), now + self.seconds
            return False
        self.fired = True
        return True


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
    start, stop = _signal_guard() if in_main and hasattr(signal, "setitimer") else _thread_guard()
    clock, result = _Clock(seconds), None
    try:
        start(clock)
        result = function(*args)
    except TooLong:
        pass
    finally:
        _surely(clock, stop)
    if clock.fired:
        raise TooLong
    return result


def _surely(clock: _Clock, stop: Callable[[], None]) -> None:
    """Stop the guard, even when one more TooLong arrives on the way out."""
    while True:
        try:
            clock.running = False
            stop()
            return
        except TooLong:
            continue


def _signal_guard() -> tuple[Callable[[_Clock], None], Callable[[], None]]:
    """Where POSIX timers exist, in the main thread: an alarm that rings until it is heard."""
    before, timer = signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)

    def start(clock: _Clock) -> None:
        def ring(number: int, frame: FrameType | None) -> None:
            if clock.is_over(frame):
                raise TooLong

        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, clock.seconds, _TICK)

    def stop() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if before is None else before)
        if timer[0]:
            signal.setitimer(signal.ITIMER_REAL, *timer)

    return start, stop


class _Watchdog:
    """For Windows and for other threads than the main one: it raises TooLong from outside.

    It uses no lock: an exception between acquire and release would leave the lock closed for good.
    """

    clocks: ClassVar[dict[int, _Clock]] = {}
    raising = False
    thread: threading.Thread | None = None

    @classmethod
    def watch(cls) -> None:
        while True:
            time.sleep(_TICK)
            cls.raising = True
            for number, clock in list(cls.clocks.items()):
                if clock.is_over(sys._current_frames().get(number)):
                    _raise_in(number, TooLong)
            cls.raising = False


def _raise_in(thread: int, exception: type[BaseException] | None) -> None:
    """Raise an exception in a thread at its next line; None takes back one that has not arrived."""
    value = None if exception is None else ctypes.py_object(exception)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), value)


def _thread_guard() -> tuple[Callable[[_Clock], None], Callable[[], None]]:
    me = threading.get_ident()

    def start(clock: _Clock) -> None:
        if _Watchdog.thread is None or not _Watchdog.thread.is_alive():
            _Watchdog.thread = threading.Thread(
                target=_Watchdog.watch, daemon=True, name="embedlab"
            )
            _Watchdog.thread.start()
        _Watchdog.clocks[me] = clock

    def stop() -> None:
        _Watchdog.clocks.pop(me, None)
        while _Watchdog.raising:
            time.sleep(0)
        _raise_in(me, None)

    return start, stop
