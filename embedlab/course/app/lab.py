"""JupyterLab, in a process that ends when the one that started it does, however that one ended.

Our standard input is a pipe into which nobody writes. The system closes it when the process at its
other end is gone, even when that was killed; so whoever starts us stops us by closing it, too.
"""

import os
import shutil
import threading
import time

from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp

PATIENCE = 8  # seconds for the kernels to end in good order


def main() -> None:
    """Run JupyterLab until it is shut down in the browser or our standard input closes."""
    threading.Thread(target=end_with_our_input, daemon=True).start()
    try:
        LabApp.launch_instance()
    finally:
        forget_the_token()


def end_with_our_input() -> None:
    """Wait until standard input closes, then stop the server: by asking, and at last by force."""
    while os.read(0, 1):
        pass
    loop = getattr(ServerApp.instance(), "io_loop", None) if ServerApp.initialized() else None
    if loop:
        loop.add_callback(ServerApp.instance().stop)
        time.sleep(PATIENCE)
    forget_the_token()
    os._exit(1)


def forget_the_token() -> None:
    """Remove the folder with the token, which the process that made it may not live to do."""
    shutil.rmtree(os.environ["JUPYTER_RUNTIME_DIR"], ignore_errors=True)


if __name__ == "__main__":
    main()
