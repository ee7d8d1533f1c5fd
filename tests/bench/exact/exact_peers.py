"""What scikit-learn and OpenCV make of the same pixels. One job a line from standard input, one answer a line.

{"op": "photo", "name", "width", "height", "file"} writes a photograph of Debian's python3-skimage as RGB bytes.
{"op": "sklearn" | "cv2", "file", "space", "scaling", "k", …} clusters them: from "centroids", or by seeds "runs" times.
"""

import json
import os
import sys
import time

import cv2
import numpy as np
import skimage.data
import skimage.io
from sklearn.cluster import KMeans
from sklearn.preprocessing import MinMaxScaler


def points(job):
    rgb = np.fromfile(job["file"], np.uint8).reshape(-1, 3)
    values = cv2.cvtColor(rgb[None], cv2.COLOR_RGB2HSV)[0] if job["space"] == "hsv" else rgb
    values = values.astype(np.float64)
    scaling = job["scaling"]
    if scaling == "unit":
        return values / 255
    if scaling == "plus-one":
        return (values + 1) / 256
    if scaling == "min-max":
        return MinMaxScaler().fit_transform(values)
    return values


def photo(job):
    picture = skimage.io.imread(os.path.join(skimage.data.data_dir, job["name"]))[..., :3]
    size = (job["width"], job["height"])
    cv2.resize(picture, size, interpolation=cv2.INTER_AREA).tofile(job["file"])
    return {}


def by_sklearn(job):
    data = points(job)
    given = np.array(job["centroids"]) if "centroids" in job else None
    inertias, centers = [], None
    start = time.perf_counter()
    for seed in range(job.get("runs", 1)):
        init = given if given is not None else "k-means++"
        model = KMeans(
            job["k"], init=init, n_init=job["attempts"], max_iter=300, tol=job["tolerance"], random_state=seed
        ).fit(data)
        inertias.append(float(model.inertia_))
        centers = model.cluster_centers_
    return {"ms": (time.perf_counter() - start) * 1000, "inertias": inertias, "centers": centers.tolist()}


def by_cv2(job):
    data = np.float32(points(job))
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 100, job["tolerance"])
    rng = np.random.default_rng(1)
    cv2.setRNGSeed(1)
    inertias, centers = [], None
    start = time.perf_counter()
    for _ in range(job.get("runs", 1)):
        labels, flags = None, cv2.KMEANS_RANDOM_CENTERS
        if "centroids" in job:
            labels = np.argmin([((data - c) ** 2).sum(1) for c in np.array(job["centroids"])], 0).astype(np.int32)
        if job.get("partition"):
            labels = rng.integers(job["k"], size=len(data), dtype=np.int32)
        if labels is not None:
            flags = cv2.KMEANS_USE_INITIAL_LABELS
        compactness, _, centers = cv2.kmeans(data, job["k"], labels, criteria, job["attempts"], flags)
        inertias.append(float(compactness))
    return {"ms": (time.perf_counter() - start) * 1000, "inertias": inertias, "centers": centers.tolist()}


for line in sys.stdin:
    job = json.loads(line)
    answer = {"photo": photo, "sklearn": by_sklearn, "cv2": by_cv2}[job["op"]](job)
    print(json.dumps(answer), flush=True)
