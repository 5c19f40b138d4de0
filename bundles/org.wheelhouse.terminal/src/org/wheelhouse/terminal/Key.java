package org.wheelhouse.terminal;

/** A key that has no character. */
public enum Key {
	UP('A'), DOWN('B'), RIGHT('C'), LEFT('D'), HOME('H'), END('F'),

	INSERT(2), DELETE(3), PAGE_UP(5), PAGE_DOWN(6),

	F1('P'), F2('Q'), F3('R'), F4('S'), F5(15), F6(17), F7(18), F8(19), F9(20), F10(21), F11(23), F12(24),

	ENTER(0), TAB(0), BACKSPACE(0), ESCAPE(0);

	private final int number;
	private final char letter;

	Key(int number) {
		this.number = number;
		letter = '~';
	}

	Key(char letter) {
		number = 0;
		this.letter = letter;
	}

	/** The final character of its sequence. */
	char letter() {
		return letter;
	}

	/** The number in its sequence; 0 when its letter tells. */
	int number() {
		return number;
	}

	boolean isFunction() {
		return this == F1 || this == F2 || this == F3 || this == F4;
	}
}
