package org.wheelhouse.ui.display;

import java.util.List;

/** Combinations that the desktop would take for itself, sent by menu. */
enum SendKeys {
	CTRL_ALT_DELETE("Ctrl+Alt+Delete", Keys.CONTROL, Keys.ALT,
			new Key(Keysyms.DELETE, ScanCodes.DELETE)), CTRL_ALT_BACKSPACE("Ctrl+Alt+Backspace", Keys.CONTROL, Keys.ALT,
					new Key(0xff08, 0x0e)), ALT_TAB("Alt+Tab", Keys.ALT, new Key(Keysyms.TAB, ScanCodes.TAB)), ALT_F4(
							"Alt+F4", Keys.ALT,
							Keys.function(4)), SUPER("Super", new Key(0xffeb, ScanCodes.META_LEFT)), PRINT(
									"Print Screen", new Key(0xff61, 0x54)), CTRL_ALT_F1("Ctrl+Alt+F1", Keys.CONTROL,
											Keys.ALT, Keys.function(1)), CTRL_ALT_F2("Ctrl+Alt+F2", Keys.CONTROL,
													Keys.ALT, Keys.function(2)), CTRL_ALT_F3("Ctrl+Alt+F3",
															Keys.CONTROL, Keys.ALT, Keys.function(3)), CTRL_ALT_F7(
																	"Ctrl+Alt+F7", Keys.CONTROL, Keys.ALT,
																	Keys.function(7)), CTRL_C("Ctrl+C", Keys.CONTROL,
																			new Key('c', 0x2e)), CTRL_D("Ctrl+D",
																					Keys.CONTROL, new Key('d', 0x20));

	private final String label;
	private final List<Key> keys;

	SendKeys(String label, Key... keys) {
		this.label = label;
		this.keys = List.of(keys);
	}

	/** What the menu says. */
	String label() {
		return label;
	}

	/** Presses them one after the other and lets them go in the opposite order. */
	void send(KeySink guest) {
		keys.forEach(key -> guest.key(key, true));
		keys.reversed().forEach(key -> guest.key(key, false));
	}

	/** Constants that the values above need. */
	private static final class Keys {

		static final Key CONTROL = new Key(Keysyms.CONTROL_LEFT, ScanCodes.CONTROL_LEFT);
		static final Key ALT = new Key(Keysyms.ALT_LEFT, ScanCodes.ALT_LEFT);

		static Key function(int number) {
			return new Key(0xffbe + number - 1, 0x3b + number - 1);
		}
	}
}
