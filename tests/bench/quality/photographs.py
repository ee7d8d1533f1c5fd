"""Photographs as a camera would see them, panned over and zoomed into, one after the other with hard cuts between.

photographs.py OUT.y4m SECONDS NAME...: real photographs that come with Debian's python3-skimage, 640×480 at 15 frames a
second, BT.709 of limited range.
"""

import os
import subprocess
import sys

import cv2
import numpy as np
import skimage.data
import skimage.io

WIDTH, HEIGHT, FPS = 640, 480, 15

out, seconds, names = sys.argv[1], float(sys.argv[2]), sys.argv[3:]
ffmpeg = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS)]
ffmpeg += ["-i", "-", "-vf", "scale=out_color_matrix=bt709:out_range=tv", "-pix_fmt", "yuv420p", "-f", "yuv4mpegpipe", out]
writer = subprocess.Popen(ffmpeg, stdin=subprocess.PIPE)
for name in names:
    photograph = skimage.io.imread(os.path.join(skimage.data.data_dir, name))[..., :3]
    height, width = photograph.shape[:2]
    count = round(seconds * FPS)
    for i in range(count):
        t = i / count
        # A part of the largest cut-out of the right shape, three quarters of it at the end, led around in a circle.
        cut_width = min(width, height * WIDTH / HEIGHT) * (1 - 0.25 * t)
        cut_height = cut_width * HEIGHT / WIDTH
        x = (width - cut_width) * (0.5 + 0.4 * np.sin(2 * np.pi * t))
        y = (height - cut_height) * (0.5 + 0.4 * np.cos(2 * np.pi * t))
        scale = WIDTH / cut_width
        matrix = np.float32([[scale, 0, -x * scale], [0, scale, -y * scale]])
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        writer.stdin.write(cv2.warpAffine(photograph, matrix, (WIDTH, HEIGHT), flags=how).tobytes())
writer.stdin.close()
sys.exit(writer.wait())
