package org.wheelhouse.producttest;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoublePredicate;

/** How light a part of a picture is, and whether something can be read on it: luminances of WCAG 2, from 0 to 1. */
record Shades(Color ground, Map<Color, Integer> colours) {
	private static final double READABLE = 4.5;

	/** Of what is in sight of that part. */
	static Shades of(BufferedImage picture, Rectangle part) {
		Rectangle seen = part.intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
		Map<Color, Integer> colours = new HashMap<>();
		for (int y = seen.y; y < seen.y + seen.height; y++) {
			for (int x = seen.x; x < seen.x + seen.width; x++) {
				colours.merge(new Color(picture.getRGB(x, y)), 1, Integer::sum);
			}
		}
		return new Shades(colours.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey(),
				colours);
	}

	/** The luminance of the colour that most of it has. */
	double groundLuminance() {
		return luminance(ground);
	}

	/** The share of pixels that are lighter than {@code least}. */
	double lighterThan(double least) {
		return share(luminance -> luminance > least);
	}

	/** How many pixels differ from the ground as much as text must. */
	int readable() {
		return colours.entrySet().stream().filter(entry -> contrast(entry.getKey()) >= READABLE)
				.mapToInt(Map.Entry::getValue).sum();
	}

	private double contrast(Color colour) {
		double one = luminance(colour) + 0.05;
		double other = groundLuminance() + 0.05;
		return Math.max(one, other) / Math.min(one, other);
	}

	private double share(DoublePredicate wanted) {
		long all = colours.values().stream().mapToLong(Integer::longValue).sum();
		long some = colours.entrySet().stream().filter(entry -> wanted.test(luminance(entry.getKey())))
				.mapToLong(Map.Entry::getValue).sum();
		return (double) some / all;
	}

	private static double luminance(Color colour) {
		return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
				+ 0.0722 * linear(colour.getBlue());
	}

	private static double linear(int part) {
		double share = part / 255.0;
		return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}
}
