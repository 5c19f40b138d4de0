package org.wheelhouse.ui.machines;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.ToIntFunction;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.CutText;

/**
 * What a computer's row says behind its name.
 *
 * @param text  what it runs and how it is reached, or why it is not
 * @param color the colour of the text
 */
record HostText(String text, ColorRole color) {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss")
			.withZone(ZoneId.systemDefault());
	private static final int SECOND = 1000;
	private static final String BETWEEN = " · ";

	/** @param now epoch milliseconds */
	static HostText of(Host host, long now) {
		return switch (host.getConnection()) {
			case HERE -> new HostText(host.getSummary(), ColorRole.TEXT2);
			case IDLE -> new HostText(Messages.Host_Idle, ColorRole.GONE);
			case CONNECTING -> connecting(host);
			case CONNECTED -> new HostText(
					(host.getSummary().isEmpty() ? "" : host.getSummary() + BETWEEN)
							+ NLS.bind(Messages.Host_Ssh, host.getLatencyMillis()),
					ColorRole.TEXT2);
			case LOST -> new HostText(NLS.bind(Messages.Host_Retry, lost(host),
					Math.max(0, (host.getRetryMillis() - now + SECOND - 1) / SECOND)), ColorRole.FAIL);
			case REFUSED -> new HostText(NLS.bind(Messages.Host_Refused, host.getProblem()), ColorRole.FAIL);
		};
	}

	private static HostText connecting(Host host) {
		if (!host.getQuestion().isEmpty()) {
			return new HostText(NLS.bind(Messages.Host_Asks, host.getQuestion()), ColorRole.TEXT2);
		}
		return host.getProblem().isEmpty()
				? new HostText(Messages.Host_Connecting, ColorRole.TEXT2)
				: new HostText(NLS.bind(Messages.Host_Retrying, lost(host)), ColorRole.FAIL);
	}

	private static String lost(Host host) {
		var words = host.getProblemWords().isEmpty() ? host.getProblem() : host.getProblemWords();
		return NLS.bind(Messages.Host_Lost, CLOCK.format(Instant.ofEpochMilli(host.getSinceMillis())),
				words.endsWith(".") ? words.substring(0, words.length() - 1) : words);
	}

	/** As much of the text as there is room for; when it is tried next, or how far it is, is kept. */
	String fitting(int room, ToIntFunction<String> width) {
		if (width.applyAsInt(text) <= room) {
			return text;
		}
		var last = text.lastIndexOf(BETWEEN);
		var ending = last < 0 ? "" : text.substring(last);
		return CutText.fitting(text.substring(0, text.length() - ending.length()), room,
				shown -> width.applyAsInt(shown + ending)) + ending;
	}

	/** Of the computer's name. */
	static ColorRole name(Host host) {
		return tells(host) || host.getConnection() == HostConnection.CONNECTING && host.getProblem().isEmpty()
				? ColorRole.TEXT
				: ColorRole.GONE;
	}

	/** Whether what is shown of it is told by it now. */
	static boolean tells(Host host) {
		return host.getConnection() == HostConnection.HERE || host.getConnection() == HostConnection.CONNECTED;
	}
}
