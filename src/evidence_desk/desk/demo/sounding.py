"""Sounds of the story: wind, water, engines, steps, a distant bell, voices without words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

RATE = 24_000
Samples = NDArray[np.float32]


def _noise(seconds: float, low: float, high: float, seed: int) -> Samples:
    """Noise between two frequencies (Hz)."""
    count = int(seconds * RATE)
    spectrum = np.fft.rfft(np.random.default_rng(seed).normal(0, 1, count))
    frequencies = np.fft.rfftfreq(count, 1 / RATE)
    spectrum *= np.exp(-((np.log(frequencies + 1) - np.log((low + high) / 2)) ** 2) / 0.9)
    spectrum[(frequencies < low) | (frequencies > high)] *= 0.1
    sound = np.fft.irfft(spectrum, count)
    quiet: Samples = (sound / (np.abs(sound).max() + 1e-9)).astype(np.float32)
    return quiet


def _slow(seconds: float, period: float, phase: float = 0.0) -> Samples:
    """A level that swells and falls, 0 to 1."""
    time = np.arange(int(seconds * RATE), dtype=np.float32) / RATE
    swell = 0.5 + 0.5 * np.sin(2 * np.pi * time / period + phase)
    return swell.astype(np.float32)


def wind(seconds: float, seed: int = 1) -> Samples:
    return (_noise(seconds, 120, 700, seed) * (0.2 + 0.5 * _slow(seconds, 3.1, seed)) * 0.5).astype(
        np.float32
    )


def waves(seconds: float, seed: int = 2) -> Samples:
    return _noise(seconds, 300, 3000, seed) * _slow(seconds, 2.6, seed) ** 3 * 0.35


def rain(seconds: float, seed: int = 3) -> Samples:
    return _noise(seconds, 1500, 9000, seed) * 0.18


def engine(seconds: float, coming: bool = True) -> Samples:
    time = np.arange(int(seconds * RATE), dtype=np.float32) / RATE
    pitch = 2 * np.pi * np.cumsum(38 + 6 * _slow(seconds, 4)) / RATE
    tone = sum(np.sin(pitch * n) / n for n in (1, 2, 3, 4, 6))
    level = np.linspace(0.08, 0.5, time.size) if coming else np.full(time.size, 0.25)
    return (tone * level * 0.3).astype(np.float32)


def steps(seconds: float, every: float = 0.55, seed: int = 4) -> Samples:
    out = np.zeros(int(seconds * RATE), np.float32)
    thud = _noise(0.12, 80, 900, seed) * np.exp(-np.linspace(0, 9, int(0.12 * RATE)))
    for at in np.arange(0.2, seconds - 0.2, every):
        start = int(at * RATE)
        out[start : start + thud.size] += thud[: out.size - start] * 0.5
    return out


def bell(seconds: float, at: float = 0.5) -> Samples:
    out = np.zeros(int(seconds * RATE), np.float32)
    time = np.arange(out.size - int(at * RATE)) / RATE
    partials = ((220, 1.0), (442, 0.6), (529, 0.4), (663, 0.3), (880, 0.2))
    out[int(at * RATE) :] = sum(
        level * np.sin(2 * np.pi * pitch * time) * np.exp(-time * (0.8 + pitch / 500))
        for pitch, level in partials
    )
    return out * 0.25


def voice(seconds: float, seed: int = 5, pitch: float = 115.0) -> Samples:
    """Somebody speaking too far away to be understood: vowels, pauses, a tune of speech."""
    rng = np.random.default_rng(seed)
    vowels = ((730, 1090), (270, 2290), (570, 840), (440, 1020), (530, 1840))
    out: list[Samples] = []
    total = 0
    while total < seconds * RATE:
        length = int(rng.uniform(0.1, 0.24) * RATE)
        if rng.random() < 0.16:
            out.append(np.zeros(length * 2, np.float32))
            total += length * 2
            continue
        time = np.arange(length) / RATE
        glide = pitch * rng.uniform(0.85, 1.25) * (1 + 0.06 * np.sin(2 * np.pi * 3 * time))
        phase = 2 * np.pi * np.cumsum(glide) / RATE
        first, second = vowels[rng.integers(len(vowels))]
        syllable = np.zeros(length)
        for harmonic in range(1, 26):
            frequency = pitch * harmonic
            weight = sum(np.exp(-(((frequency - peak) / 160) ** 2)) for peak in (first, second))
            syllable += np.sin(phase * harmonic) * (weight + 0.02)
        out.append((syllable * np.hanning(length) * 0.22).astype(np.float32))
        total += length
    return np.concatenate(out)[: int(seconds * RATE)]


def mixed(*parts: Samples) -> Samples:
    """All of them together, never louder than a recorder takes."""
    size = min(part.size for part in parts)
    sound = np.sum([part[:size] for part in parts], axis=0)
    level = max(1.0, float(np.abs(sound).max()) * 1.1)
    heard: Samples = (sound / level).astype(np.float32)
    return heard
