package org.wheelhouse.rfb.internal.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.RfbSettings;
import org.wheelhouse.rfb.ServerInfo;
import org.wheelhouse.rfb.ServerInfo.Security;
import org.wheelhouse.rfb.internal.bytes.Input;

/** From the server's first word to the size of its screen (RFC 6143, 7.1 to 7.3). The session's thread. */
final class Handshake {

	/**
	 * What comes of it.
	 *
	 * @param hasOurPixels whether the server's own pixels are already as we want them
	 */
	record Result(ServerInfo info, int width, int height, boolean hasOurPixels) {}

	private static final Pattern VERSION = Pattern.compile("RFB (\\d{3})\\.(\\d{3})\n");
	private static final int VERSION_BYTES = 12;
	private static final int INIT_BYTES = 20;
	private static final int OLDEST = 3;
	private static final int LISTED = 7;
	private static final int NEWEST = 8;
	private static final int INVALID = 0;
	private static final int NONE = 1;
	private static final int VNC = 2;

	private final Input in;
	private final Outbox outbox;
	private final RfbSettings settings;
	private int minor;

	Handshake(Input in, Outbox outbox, RfbSettings settings) {
		this.in = in;
		this.outbox = outbox;
		this.settings = settings;
	}

	Result run() throws RfbException {
		minor = version();
		var security = minor < LISTED ? dictated() : chosen();
		if (security == Security.VNC) {
			answerChallenge();
		}
		if (security == Security.VNC || minor >= NEWEST) {
			checkResult(security);
		}
		send((byte) (settings.shared() ? 1 : 0));
		return serverInit(security);
	}

	private void send(byte... bytes) {
		outbox.add(ByteBuffer.wrap(bytes));
	}

	private int version() throws RfbException {
		var greeting = new String(in.window(), in.take(VERSION_BYTES), VERSION_BYTES, StandardCharsets.ISO_8859_1);
		var matcher = VERSION.matcher(greeting);
		if (!matcher.matches()) {
			throw new RfbException(Kind.PROTOCOL, "This is no VNC server: it begins with \""
					+ greeting.replaceAll("[^ -~]", "?") + "\".");
		}
		var theirs = Integer.parseInt(matcher.group(1)) * 1000 + Integer.parseInt(matcher.group(2));
		var ours = theirs >= 3008 ? NEWEST : theirs == 3007 ? LISTED : OLDEST;
		if (theirs < 3003) {
			throw new RfbException(Kind.UNSUPPORTED,
					"The VNC server speaks version " + greeting.substring(4, 11) + ". At least 003.003 is needed.");
		}
		send(("RFB 003.00" + ours + "\n").getBytes(StandardCharsets.ISO_8859_1));
		return ours;
	}

	/** Before 3.7 the server decides. */
	private Security dictated() throws RfbException {
		var type = in.s32();
		if (type == INVALID) {
			throw refused();
		}
		return switch (type) {
			case NONE -> Security.NONE;
			case VNC -> withPassword();
			default -> throw unsupported(named(type));
		};
	}

	private Security chosen() throws RfbException {
		var count = in.u8();
		if (count == 0) {
			throw refused();
		}
		var types = new StringBuilder();
		var none = false;
		var vnc = false;
		for (var i = 0; i < count; i++) {
			var type = in.u8();
			none |= type == NONE;
			vnc |= type == VNC;
			types.append(i == 0 ? "" : ", ").append(named(type));
		}
		if (!none && !vnc) {
			throw unsupported(types.toString());
		}
		var security = none ? Security.NONE : withPassword();
		send((byte) (none ? NONE : VNC));
		return security;
	}

	private Security withPassword() throws RfbException {
		if (settings.password().isEmpty()) {
			throw new RfbException(Kind.PASSWORD_NEEDED, "The VNC server asks for a password.");
		}
		return Security.VNC;
	}

	private static String named(int type) {
		return Integer.toUnsignedString(type) + switch (type) {
			case 16 -> " (Tight)";
			case 18, 19 -> " (TLS)";
			case 20 -> " (SASL)";
			default -> "";
		};
	}

	private static RfbException unsupported(String types) {
		return new RfbException(Kind.UNSUPPORTED, "The VNC server only lets in by security type " + types
				+ ", which is not spoken here. Spoken are 1 (none) and 2 (VNC password).");
	}

	private RfbException refused() throws RfbException {
		return new RfbException(Kind.REFUSED, "The VNC server refuses: " + reason() + ".");
	}

	private String reason() throws RfbException {
		return in.text("a reason", settings.limits().textBytes()).strip();
	}

	private void answerChallenge() throws RfbException {
		var challenge = new byte[VncPassword.CHALLENGE_BYTES];
		System.arraycopy(in.window(), in.take(challenge.length), challenge, 0, challenge.length);
		send(VncPassword.answer(settings.password().orElse(""), challenge));
	}

	private void checkResult(Security security) throws RfbException {
		var result = in.s32();
		if (result == 0) {
			return;
		}
		var words = minor >= NEWEST ? " It says: " + reason() + "." : "";
		if (security == Security.VNC) {
			throw new RfbException(Kind.PASSWORD_REFUSED, "The VNC server does not accept the password." + words);
		}
		throw new RfbException(Kind.REFUSED, "The VNC server refuses." + words);
	}

	private Result serverInit(Security security) throws RfbException {
		var at = in.take(INIT_BYTES);
		var width = in.u16(at);
		var height = in.u16(at + 2);
		var ours = ClientMessages.isOurFormat(in.window(), at + 4);
		checkSize(settings, width, height);
		var name = in.utf8("a name", settings.limits().textBytes());
		return new Result(new ServerInfo("3." + minor, security, name), width, height, ours);
	}

	/** Whether a screen may have this size. */
	static void checkSize(RfbSettings settings, int width, int height) throws RfbException {
		var limits = settings.limits();
		if (width == 0 || height == 0) {
			throw new RfbException(Kind.PROTOCOL, "The VNC server has a screen without pixels.");
		}
		if (width > limits.width() || height > limits.height() || width * height > limits.pixels()) {
			throw new RfbException(Kind.LIMIT, "The VNC server has a screen of " + width + "×" + height
					+ ". Larger than " + limits.width() + "×" + limits.height() + ", or " + limits.pixels()
					+ " pixels, is not taken.");
		}
	}
}
