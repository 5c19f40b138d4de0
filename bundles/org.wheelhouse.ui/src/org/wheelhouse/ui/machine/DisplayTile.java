package org.wheelhouse.ui.machine;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.VncState;
import org.wheelhouse.ui.screendump.ScreenPicture;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/** The guest's screen, small, with the state of its VNC server. UI thread. */
final class DisplayTile {

	private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

	private final Composite control;
	private final Label caption;
	private final ScreenPicture picture;
	private final Label foot;
	private final Function<String, CompletableFuture<ScreenImage>> screens;
	private String shown = "";

	DisplayTile(Composite parent, Function<String, CompletableFuture<ScreenImage>> screens) {
		this.screens = screens;
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(control);
		caption = label();
		picture = new ScreenPicture(control, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(120, 70).applyTo(picture);
		WidgetIds.name(picture, "overview.screen");
		foot = label();
	}

	void onOpen(Runnable action) {
		picture.onOpen(action);
	}

	Composite control() {
		return control;
	}

	void show(Machine machine) {
		var source = hasScreen(machine.getState()) ? machine.getId() : "";
		if (!source.equals(shown)) {
			shown = source;
			picture.show(source.isEmpty() ? null : () -> screens.apply(source));
		}
		var size = picture.screenSize().map(point -> "  " + point.x + " × " + point.y).orElse("");
		set(caption, Messages.Tile_Display + (source.isEmpty() ? "" : size));
		set(foot, text(machine.getVnc()));
	}

	private static boolean hasScreen(MachineState state) {
		return switch (state) {
			case RUNNING, PAUSED, MIGRATING, INCOMING, SEALED, FAILED, SHUTDOWN -> true;
			case DEFINED, CONNECTING, UNRESPONSIVE, LOST, ENDED -> false;
		};
	}

	static String text(@Nullable VncState vnc) {
		if (vnc == null) {
			return "";
		}
		if (!vnc.isEnabled()) {
			return Messages.Tile_VncOff;
		}
		var clients = vnc.getClients().size();
		return address(vnc)
				+ (vnc.getAuth().isEmpty() || vnc.getAuth().equals("none") ? "" : " · " + vnc.getAuth())
				+ " · " + Plural.bind(Messages.Tile_VncClients, clients);
	}

	private static String address(VncState vnc) {
		if (vnc.getFamily().equals("unix")) {
			return Messages.Tile_VncSocket;
		}
		return LOOPBACK.contains(vnc.getHost())
				? NLS.bind(Messages.Tile_VncHere, vnc.getService())
				: NLS.bind(Messages.Tile_Vnc, vnc.getHost(), vnc.getService());
	}

	private Label label() {
		var label = new Label(control, SWT.NONE);
		label.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(label);
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(label);
		return label;
	}

	private static void set(Label label, String text) {
		if (Literal.show(label, text)) {
			Literal.tip(label, text);
		}
	}
}
