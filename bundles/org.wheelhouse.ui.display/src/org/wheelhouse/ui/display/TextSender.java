package org.wheelhouse.ui.display;

import java.time.Duration;
import java.util.PrimitiveIterator;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/**
 * Types a text into the guest, as on a keyboard of the United States: by keysym, with Shift where that keyboard needs it.
 * Slowly, because a PC's keyboard controller forgets what its guest does not fetch in time. UI thread.
 */
final class TextSender {

	private static final Duration PAUSE = Duration.ofMillis(15);
	private static final int UNASKED = 500;
	private static final String SHIFTED = "~!@#$%^&*()_+{}|:\"<>?";
	private static final Key SHIFT = new Key(Keysyms.SHIFT_LEFT, ScanCodes.SHIFT_LEFT);

	private final Display display;
	private final KeySink guest;
	private PrimitiveIterator.@Nullable OfInt rest;

	TextSender(Display display, KeySink guest) {
		this.display = display;
		this.guest = guest;
	}

	/** Whether a text may be typed: a long one is asked about, for it takes its time. */
	static boolean mayType(Shell shell, String text) {
		return text.length() <= UNASKED || MessageDialog.openConfirm(shell, Messages.Paste_Title,
				NLS.bind(Messages.Paste_Long, text.length(), text.length() * PAUSE.toMillis() / 1000));
	}

	/** Types it; what was still being typed is given up. */
	void type(String text) {
		var idle = rest == null;
		rest = text.codePoints().iterator();
		if (idle) {
			next();
		}
	}

	/** Stops typing. */
	void stop() {
		rest = null;
	}

	/** Whether something is still being typed. */
	boolean isTyping() {
		return rest != null;
	}

	private void next() {
		var left = rest;
		if (left == null) {
			return;
		}
		if (!left.hasNext()) {
			rest = null;
			return;
		}
		press(left.nextInt());
		display.timerExec((int) PAUSE.toMillis(), this::next);
	}

	private void press(int codePoint) {
		var key = switch (codePoint) {
			case '\n', '\r' -> new Key(Keysyms.RETURN, ScanCodes.UNKNOWN);
			case '\t' -> new Key(Keysyms.TAB, ScanCodes.UNKNOWN);
			default -> new Key(Keysyms.ofCharacter(codePoint), ScanCodes.UNKNOWN);
		};
		var shift = Character.isUpperCase(codePoint) || SHIFTED.indexOf(codePoint) >= 0;
		if (shift) {
			guest.key(SHIFT, true);
		}
		guest.key(key, true);
		guest.key(key, false);
		if (shift) {
			guest.key(SHIFT, false);
		}
	}
}
