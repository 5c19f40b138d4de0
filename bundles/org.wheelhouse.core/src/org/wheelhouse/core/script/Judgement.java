package org.wheelhouse.core.script;

/** What is known of the outcome of a command. */
enum Judgement {
	YES, NO,
	/** It depends on where it runs. */
	UNKNOWN;

	static Judgement of(boolean yes) {
		return yes ? YES : NO;
	}

	Judgement not() {
		return switch (this) {
			case YES -> NO;
			case NO -> YES;
			case UNKNOWN -> UNKNOWN;
		};
	}

	Judgement and(Judgement other) {
		return this == NO || other == NO ? NO : this == YES && other == YES ? YES : UNKNOWN;
	}

	Judgement or(Judgement other) {
		return not().and(other.not()).not();
	}
}
