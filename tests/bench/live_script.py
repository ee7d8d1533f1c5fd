"""What the live script of the OpenCV tutorials does with a frame, timed: every pixel, ten cold starts on every frame.

Reads one job a line from standard input, {"file", "width", "height", "k", "attempts"}, the file holding RGB bytes, and
answers each with one line, {"ms", "mse", "centers"}.
"""

import json
import sys
import time

import cv2
import numpy as np

CRITERIA = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 100, 0.2)


def recolor(frame, k, attempts):
    pixels = np.float32(frame.reshape((-1, 3)))
    _, labels, centers = cv2.kmeans(pixels, k, None, CRITERIA, attempts, cv2.KMEANS_RANDOM_CENTERS)
    picture = np.uint8(centers)[labels.flatten()].reshape(frame.shape)
    return picture, centers


cv2.setRNGSeed(1)
print(json.dumps({"version": cv2.__version__}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    frame = np.fromfile(job["file"], np.uint8).reshape(job["height"], job["width"], 3)
    start = time.perf_counter()
    picture, centers = recolor(frame, job["k"], job["attempts"])
    ms = (time.perf_counter() - start) * 1000
    # Truncated colors are the script's; the best that its centers could show is rounded.
    labels = np.argmin([((frame - c) ** 2).sum(-1) for c in centers], 0)
    rounded = np.rint(centers)[labels]
    answer = {
        "ms": ms,
        "mse": float(((picture - frame.astype(np.float64)) ** 2).mean()),
        "roundedMse": float(((rounded - frame) ** 2).mean()),
        "centers": centers.flatten().tolist(),
    }
    print(json.dumps(answer), flush=True)
