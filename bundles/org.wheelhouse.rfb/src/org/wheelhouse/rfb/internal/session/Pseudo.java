package org.wheelhouse.rfb.internal.session;

/** What is told in rectangles without pixels. A client offers all it understands among its encodings. */
enum Pseudo {
	EXTENDED_DESKTOP_SIZE(-308), DESKTOP_SIZE(-223), ALPHA_CURSOR(-314), RICH_CURSOR(-239),
	/** QEMU: whether it takes positions or movements. */
	POINTER_TYPE(-257),
	/** QEMU: it takes scancodes. */
	EXTENDED_KEYS(-258),
	/** QEMU: the keyboard's lights. */
	LED_STATE(-261), DESKTOP_NAME(-307), LAST_RECTANGLE(-224),
	/** No rectangle but a wish: pack quickly rather than densely. QEMU's own choice is the slowest. */
	COMPRESSION_LEVEL_2(-254);

	private final int number;

	Pseudo(int number) {
		this.number = number;
	}

	int number() {
		return number;
	}
}
