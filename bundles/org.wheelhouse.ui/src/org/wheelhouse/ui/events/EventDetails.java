package org.wheelhouse.ui.events;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.events.EventText;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.FontsChanged;
import org.wheelhouse.ui.widget.WidgetIds;

/** One event for reading: its name, what came of it, and its data. UI thread; ends with its control. */
final class EventDetails {

	private static final Pattern MEMBER = Pattern.compile(
			"^ *[{]?(\"(?:[^\"\\\\]|\\\\.)*\"):|[,{](\"(?:[^\"\\\\]|\\\\.)*\"):",
			Pattern.MULTILINE);

	private final StyledText text;
	private final Function<LoggedEvent, Set<Topic>> staleAfter;
	private Optional<LoggedEvent> shown = Optional.empty();

	/** @param staleAfter what of the machine was asked again because of an event */
	EventDetails(Composite parent, Function<LoggedEvent, Set<Topic>> staleAfter) {
		this.staleAfter = staleAfter;
		text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		FontsChanged.wear(text, Fonts.MONO);
		ColorRole.ALT.fill(text);
		ColorRole.TEXT.ink(text);
		text.setMargins(6, 4, 6, 4);
		text.setAlwaysShowScrollBars(false);
		WidgetIds.name(text, "events.details");
		ColorsChanged.follow(text, this::write);
	}

	/** Shows an event. One that is shown already stays as it is, scrolled and selected. */
	void show(Optional<LoggedEvent> event) {
		if (!event.equals(shown)) {
			shown = event;
			write();
		}
	}

	private void write() {
		shown.ifPresentOrElse(this::write, () -> text.setText(""));
	}

	private void write(LoggedEvent event) {
		var head = event.event() + "\n";
		var outcome = outcome(event);
		var json = EventText.pretty(event);
		text.setText((head + outcome + (outcome.isEmpty() ? "" : "\n") + json).stripTrailing());
		var styles = new ArrayList<StyleRange>();
		styles.add(style(0, head.length() - 1, EventKind.of(event).color(), SWT.BOLD));
		if (!outcome.isEmpty()) {
			styles.add(style(head.length(), outcome.length(), ColorRole.TEXT2, SWT.NORMAL));
		}
		var start = head.length() + (outcome.isEmpty() ? 0 : outcome.length() + 1);
		var members = MEMBER.matcher(json);
		while (members.find()) {
			var group = members.group(1) == null ? 2 : 1;
			styles.add(style(start + members.start(group), members.end(group) - members.start(group), ColorRole.ACCENT,
					SWT.NORMAL));
		}
		text.setStyleRanges(styles.toArray(StyleRange[]::new));
	}

	private static StyleRange style(int start, int length, ColorRole role, int font) {
		return new StyleRange(start, length, role.color(), null, font);
	}

	/** What the workbench asked again because of it. */
	private String outcome(LoggedEvent event) {
		if (event.isEarlier()) {
			return Messages.Outcome_Earlier;
		}
		var stale = staleAfter.apply(event);
		return stale.isEmpty()
				? ""
				: NLS.bind(Messages.Outcome_Stale,
						stale.stream().map(EventDetails::word).collect(Collectors.joining(", ")));
	}

	private static String word(Topic topic) {
		return switch (topic) {
			case STATUS -> Messages.Topic_Status;
			case BLOCK, BLOCK_STATS -> Messages.Topic_Block;
			case PCI -> Messages.Topic_Pci;
			case TOPOLOGY -> Messages.Topic_Topology;
			case CPU -> Messages.Topic_Cpu;
			case NETWORK, TRAFFIC -> Messages.Topic_Network;
			case VNC -> Messages.Topic_Vnc;
			case MIGRATION -> Messages.Topic_Migration;
			case BALLOON, MEMORY -> Messages.Topic_Balloon;
		};
	}
}
