"""The interview: an engine without a screen, and front ends that show it."""
