"""Runs the scripts that K-Lens writes, as a class would. One job a line from standard input, one answer a line.

{"op": "photo", "name", "width", "height", "folder"} writes a photograph of Debian's python3-skimage as picture.png, and
its RGB bytes as picture.rgb.
{"op": "noise", "width", "height", "folder"} does so with a picture of random colors.
{"op": "script", "code", "folder", "file"} runs a script in that folder, where a camera is three frames of picture.png,
and q is pressed at the second. The answer has what the script printed or how it failed, its numbers, and the names of
files of what it has more of.
"""

import contextlib
import io
import json
import os
import runpy
import sys
import time
import traceback
import warnings

os.environ["MPLBACKEND"] = "Agg"

import cv2
import numpy as np
import skimage.data
import skimage.io
from PIL import Image


class Camera:
    """In place of cv2.VideoCapture."""

    last = None

    def __init__(self, number):
        Camera.last = self
        self.frames, self.released = 3, False

    def read(self):
        self.frames -= 1
        return self.frames >= 0, cv2.imread("picture.png")

    def release(self):
        self.released = True


shown = []
cv2.VideoCapture = Camera
cv2.imshow = lambda title, frame: shown.append(np.array(frame))
cv2.waitKey = lambda ms: ord("q") if len(shown) == 2 else -1
cv2.destroyAllWindows = lambda: None
warnings.simplefilter("ignore")


def save(job, picture):
    os.makedirs(job["folder"], exist_ok=True)
    Image.fromarray(picture).save(os.path.join(job["folder"], "picture.png"))
    picture.tofile(os.path.join(job["folder"], "picture.rgb"))
    return {}


def photo(job):
    picture = skimage.io.imread(os.path.join(skimage.data.data_dir, job["name"]))[..., :3]
    size = (job["width"], job["height"])
    return save(job, cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def noise(job):
    rng = np.random.default_rng(1)
    return save(job, rng.integers(256, size=(job["height"], job["width"], 3), dtype=np.uint8))


def script(job):
    os.chdir(job["folder"])
    shown.clear()
    Camera.last = None
    if job["file"] and os.path.exists(job["file"]):
        os.remove(job["file"])
    with open("script.py", "w", encoding="utf-8") as file:
        file.write(job["code"])
    printed = io.StringIO()
    start = time.perf_counter()
    try:
        with contextlib.redirect_stdout(printed):
            names = runpy.run_path("script.py", run_name="__main__")
    except Exception:
        return {"error": traceback.format_exc()}
    ms = (time.perf_counter() - start) * 1000
    names["labels"].astype(np.uint8).tofile("labels.raw")
    names["values"].astype(np.float64).tofile("values.raw")
    saved = []
    if job["file"]:
        picture = np.array(Image.open(job["file"])) if os.path.exists(job["file"]) else shown[-1]
        picture.tofile("result.raw")
        saved = list(picture.shape)
    return {
        "ms": ms,
        "printed": printed.getvalue(),
        "measure": float(names.get("compactness", names.get("inertia"))),
        "centers": names["centers"].tolist(),
        "shapes": [list(names["labels"].shape), list(names["centers"].shape)],
        "saved": saved,
        "shown": len(shown),
        "released": bool(Camera.last and Camera.last.released),
    }


for line in sys.stdin:
    job = json.loads(line)
    print(json.dumps({"photo": photo, "noise": noise, "script": script}[job["op"]](job)), flush=True)
