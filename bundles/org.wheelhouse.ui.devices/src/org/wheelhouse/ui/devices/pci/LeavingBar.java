package org.wheelhouse.ui.devices.pci;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.model.live.PciState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Says above the picture who is leaving, for how long, and what is awaited; once the guest has been silent for some time
 * it offers what helps. Takes no room while nobody is leaving.
 */
final class LeavingBar extends Composite {

	private final PciActions gestures;
	private List<PciFunction> shown = List.of();
	private boolean offered;

	LeavingBar(Composite parent, PciActions gestures) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		WidgetIds.name(this, "pci.leaving");
		ColorRole.WARNING_FILL.fill(this);
		setBackgroundMode(SWT.INHERIT_FORCE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 3).spacing(12, 0).applyTo(this);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(this);
		setVisible(false);
	}

	/** Every function that is leaving. */
	static List<PciFunction> leaving(PciState pci) {
		return functions(pci.getBuses()).filter(PciFunction::isLeaving).toList();
	}

	/** Shows them; cheap when only the time has changed. Returns whether its height changed. */
	boolean show(List<PciFunction> leaving, long nowMillis) {
		boolean silent = leaving.stream().anyMatch(function -> silent(function, nowMillis));
		boolean other = !leaving.equals(shown) || silent != offered;
		if (other) {
			shown = leaving;
			offered = silent;
			for (var child : getChildren()) {
				child.dispose();
			}
			leaving.forEach(function -> add(function, nowMillis));
			GridDataFactory.fillDefaults().grab(true, false).exclude(leaving.isEmpty()).applyTo(this);
			setVisible(!leaving.isEmpty());
		}
		var rows = getChildren();
		for (int i = 0; i < leaving.size(); i++) {
			((Label) rows[2 * i]).setText(text(leaving.get(i), nowMillis));
			rows[2 * i].setToolTipText(leaving.get(i).getLeavingText());
		}
		return other;
	}

	private void add(PciFunction function, long nowMillis) {
		var label = new Label(this, SWT.NONE);
		ColorRole.TEXT.ink(label);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(label);
		var link = new Link(this, SWT.NONE);
		link.setLinkForeground(ColorRole.ACCENT.color());
		WidgetIds.name(link, "pci.leaving." + function.getId());
		if (silent(function, nowMillis)) {
			link.setText(Messages.LeavingBar_links);
			link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
				if (event.text.equals("reset")) {
					gestures.reset();
				} else {
					gestures.askAgain(function);
				}
			}));
		}
	}

	private static String text(PciFunction function, long nowMillis) {
		var seconds = seconds(function, nowMillis);
		return silent(function, nowMillis)
				? NLS.bind(Messages.LeavingBar_silent, PciText.title(function), seconds)
				: NLS.bind(Messages.LeavingBar_waits, PciText.title(function), seconds);
	}

	private static long seconds(PciFunction function, long nowMillis) {
		return Math.max(0, nowMillis - function.getLeavingSinceMillis()) / 1000;
	}

	private static boolean silent(PciFunction function, long nowMillis) {
		return seconds(function, nowMillis) >= UnplugDevice.SILENCE.toSeconds();
	}

	private static Stream<PciFunction> functions(List<PciBus> buses) {
		return buses.stream().flatMap(bus -> bus.getFunctions().stream())
				.flatMap(function -> Stream.concat(Stream.of(function), functions(function.getChildBuses())));
	}
}
