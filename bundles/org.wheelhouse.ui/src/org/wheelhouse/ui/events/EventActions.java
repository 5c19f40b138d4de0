package org.wheelhouse.ui.events;

import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.wheelhouse.ui.theme.Icon;

/** What can be done with events: the menu of the view and that of the table. UI thread. */
final class EventActions {

	private final EventsTable events;
	private final ExportEvents export;

	EventActions(EventsTable events, ExportEvents export) {
		this.events = events;
		this.export = export;
	}

	void fillViewMenu(IMenuManager menu) {
		menu.add(check("errors", Messages.Action_Errors, events.filter().errorsOnly(),
				on -> events.filter(events.filter().errorsOnly(on))));
		menu.add(check("chatter", Messages.Action_Chatter, events.filter().hidesChatter(),
				on -> events.filter(events.filter().hidesChatter(on))));
		menu.add(check("earlier", Messages.Action_Earlier, events.filter().hidesEarlier(),
				on -> events.filter(events.filter().hidesEarlier(on))));
		menu.add(new Separator());
		menu.add(action("export", Messages.Action_Export, () -> export.ask(events.shown())));
	}

	/** Gives the table its menu, filled anew each time for what is selected. */
	void hang() {
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(this::fill);
		events.table().setMenu(menu.createContextMenu(events.table()));
		events.table().addDisposeListener(_ -> menu.dispose());
	}

	private void fill(IMenuManager menu) {
		var selected = events.selected();
		var display = events.table().getDisplay();
		var copy = action("copy", Messages.Action_Copy, () -> EventClip.copy(selected, display));
		copy.setImageDescriptor(Icon.COPY.descriptor());
		var json = action("copyJson", Messages.Action_Copy_Json, () -> EventClip.copyJson(selected, display));
		var first = selected.stream().flatMap(row -> row.event().stream()).findFirst();
		var like = action("likeThis", Messages.Action_Like_This,
				() -> first.ifPresent(event -> events.bar().write(event.event())));
		like.setImageDescriptor(Icon.FILTER.descriptor());
		copy.setEnabled(!selected.isEmpty());
		json.setEnabled(first.isPresent());
		like.setEnabled(first.isPresent());
		menu.add(copy);
		menu.add(json);
		menu.add(new Separator());
		menu.add(like);
		menu.add(new Separator());
		menu.add(action("export", Messages.Action_Export, () -> export.ask(events.shown())));
	}

	private static Action action(String id, String text, Runnable run) {
		var action = new Action(text) {
			@Override
			public void run() {
				run.run();
			}
		};
		action.setId("org.wheelhouse.ui.events." + id);
		return action;
	}

	private static Action check(String id, String text, boolean checked, Consumer<Boolean> changed) {
		var action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				changed.accept(isChecked());
			}
		};
		action.setId("org.wheelhouse.ui.events." + id);
		action.setChecked(checked);
		return action;
	}
}
