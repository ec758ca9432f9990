"""Loops that fill the memory, in real kernels: the verdict comes, and the session lives on.

A kernel died of them in 13 of 20 runs once: an alarm that came while the grown list was freed went
off in whatever ran next.
"""

import pytest
from jupyter_client.manager import start_new_kernel

ROUNDS = 2  # it was run with 20
RIGHT = "def keyword_search(query, documents):\n    from embedlab import ours\n"
RIGHT += "    return ours('1.2')(query, documents)"
BODIES = {
    "append": "words = []\nwhile True:\n    words.append(query)",
    "extend": "words = ['cat']\nwhile True:\n    words.extend([query, query])",
    "fill a dict": "found, i = {}, 0\nwhile i >= 0:\n    found[i] = [query]\n    i += 1",
    "double a list": "words = ['cat']\nwhile True:\n    words = words + words",
    "walk a list that grows": "words = ['cat']\nfor word in words:\n    words.append(word)",
    "a huge array": "import numpy as np\nwhile True:\n    table = np.ones(10**9)",
    "recursion": "return keyword_search(query, documents)",
    "swallow everything": (
        "words = []\nwhile True:\n    try:\n        while True:\n            words.append(query)\n"
        "    except:\n        pass"
    ),
    "an endless iterator": (
        "class Endless:\n    def __iter__(self):\n        return self\n"
        "    def __next__(self):\n        return query\n"
        "words = []\nfor word in Endless():\n    words.append([word])"
    ),
}


class Kernel:
    """Runs cells, and gives what their last line is worth, as text."""

    def __init__(self):
        self.manager, self.client = start_new_kernel(startup_timeout=60)

    def run(self, code):
        shown = []

        def keep(message):
            content = message["content"]
            shown.append(content.get("data", content).get("text/plain", content.get("ename", "")))

        reply = self.client.execute_interactive(code, timeout=60, output_hook=keep)
        return reply["content"]["status"], "\n".join(filter(None, shown))

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture
def kernel():
    one = Kernel()
    yield one
    one.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", BODIES)
def test_the_session_outlives_the_verdict(kernel, name):
    body = "\n".join(f"    {line}" for line in BODIES[name].split("\n"))
    assert kernel.run("from embedlab import check\nkept = 41")[0] == "ok"
    for _ in range(ROUNDS):
        kernel.run(f"def keyword_search(query, documents):\n{body}")
        status, shown = kernel.run("check('1.2', keyword_search)")
        assert status == "ok" and "Right" not in shown and "1.2" in shown, shown
        assert kernel.run("1 + 1") == ("ok", "2")
        assert kernel.run("kept + 1") == ("ok", "42")
        kernel.run(RIGHT)
        status, shown = kernel.run("check('1.2', keyword_search)")
        assert status == "ok" and shown.startswith("Right"), shown


def test_an_answer_whose_cell_failed_is_told_so(kernel):
    kernel.run("from embedlab import check\nanswer = ...")
    assert kernel.run("answer = nonsense\nanswer = 'b'")[0] == "error"
    shown = kernel.run("check('3.3', answer)")[1]
    assert "ended in an error, so `answer` may not be what you wrote" in shown
    kernel.run("other = nonsense")
    assert "ended in an error" not in kernel.run("check('3.3', answer)")[1]
    kernel.run("answer = 'b'")
    assert kernel.run("check('3.3', answer)")[1].startswith("Right")
