package org.wheelhouse.ui.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.rfb.Encoding;
import org.wheelhouse.rfb.RfbStatistics;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** The line under the screen: size, server, encoding and rate, kind of pointer; at its right, how to get the keys back. */
final class ScreenStatus {

	private static final String DOT = "  ·  ";

	private final Composite control;
	private final Label left;
	private final Label right;
	private @Nullable RfbStatistics before;
	private long beforeNanos;

	ScreenStatus(Composite parent) {
		control = new Composite(parent, SWT.NONE);
		ColorRole.ALT.fill(control);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 3).applyTo(control);
		left = label("display.status");
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(left);
		right = label("display.keys");
	}

	Composite control() {
		return control;
	}

	/** Says how it is now. To be called once a second. */
	void show(ScreenLink link, Optional<Point> size, boolean taken) {
		var words = new ArrayList<String>();
		if (link.state() instanceof ScreenState.Connected shown) {
			size.ifPresent(known -> words.add(known.x + " × " + known.y));
			words.addAll(server(shown));
			link.session().ifPresent(session -> rate(session.statistics()).ifPresent(rate -> words.add(text(rate))));
			words.add(pointer(link.isAbsolute(), taken));
			lights(link.leds()).ifPresent(words::add);
		} else {
			before = null;
		}
		set(left, String.join(DOT, words));
		var keys = link.isReadOnly()
				? Messages.Status_ReadOnly
				: taken ? Messages.Status_Taken : Messages.Status_Free;
		set(right, words.isEmpty() && !taken ? "" : keys);
		control.layout(true);
	}

	/** Which server it is, and what of the machine is not seen here. */
	static List<String> server(ScreenState.Connected shown) {
		var words = new ArrayList<String>();
		words.add((shown.address().isEmpty()
				? Messages.Status_ByMonitor
				: NLS.bind(Messages.Status_Server, shown.address()))
				+ (shown.password() ? Messages.Status_Password : ""));
		if (shown.servers() > 1) {
			words.add(NLS.bind(Messages.Status_Servers, shown.servers()));
		}
		if (shown.screens() > 1) {
			words.add(NLS.bind(Messages.Status_Screens, shown.screens()));
		}
		return words;
	}

	private static String pointer(boolean absolute, boolean taken) {
		return absolute ? Messages.Status_Absolute : taken ? Messages.Status_Relative : Messages.Status_RelativeFree;
	}

	private Optional<Rate> rate(RfbStatistics now) {
		var first = before;
		var nanos = System.nanoTime();
		var rate = first == null ? Optional.<Rate>empty() : Optional.of(Rate.between(first, now, nanos - beforeNanos));
		before = now;
		beforeNanos = nanos;
		return rate;
	}

	private static String text(Rate rate) {
		var bytes = Quantity.rate(rate.bytesPerSecond());
		return NLS.bind(Messages.Status_Rate, new Object[]{rate.encoding().map(ScreenStatus::name).orElse("–"),
				String.format(Locale.ROOT, "%.0f", rate.updatesPerSecond()), bytes});
	}

	private static String name(Encoding encoding) {
		return switch (encoding) {
			case RAW -> "Raw";
			case COPY_RECT -> "CopyRect";
			case HEXTILE -> "Hextile";
			case ZLIB -> "Zlib";
			case ZRLE -> "ZRLE";
			case TIGHT -> "Tight";
		};
	}

	private static Optional<String> lights(int leds) {
		var on = new ArrayList<String>();
		if ((leds & 4) != 0) {
			on.add(Messages.Status_Caps);
		}
		if ((leds & 2) != 0) {
			on.add(Messages.Status_Num);
		}
		if ((leds & 1) != 0) {
			on.add(Messages.Status_Scroll);
		}
		return on.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", on));
	}

	private Label label(String id) {
		var label = new Label(control, SWT.NONE);
		label.setFont(Fonts.SMALL.font());
		ColorRole.ALT.fill(label);
		WidgetIds.name(label, id);
		return label;
	}

	private static void set(Label label, String text) {
		if (Literal.show(label, text)) {
			Literal.tip(label, text);
		}
	}
}
