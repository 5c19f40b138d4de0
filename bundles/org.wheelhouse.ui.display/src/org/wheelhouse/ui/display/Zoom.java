package org.wheelhouse.ui.display;

/** How large the guest's screen is shown. */
sealed interface Zoom {

	/** As large as there is room for, in its own proportions. */
	record Fit() implements Zoom {}

	/** A fixed part of its real size. */
	record Percent(int percent) implements Zoom {}

	/** What is offered besides {@link Fit}. */
	int[] PERCENTS = {50, 75, 100, 125, 150, 200, 300};

	/** For a preference. */
	default String key() {
		return switch (this) {
			case Fit() -> "fit";
			case Percent(int percent) -> Integer.toString(percent);
		};
	}

	/** What {@link #key()} gave; anything else fits. */
	static Zoom of(String key) {
		return key.matches("[1-9]\\d{1,2}") ? new Percent(Integer.parseInt(key)) : new Fit();
	}
}
