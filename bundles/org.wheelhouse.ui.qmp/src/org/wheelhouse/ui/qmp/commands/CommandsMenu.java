package org.wheelhouse.ui.qmp.commands;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.MenuEntry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What can be done with a command of the list: written, copied, dragged away as text. UI thread. */
final class CommandsMenu {

	private final CommandsPage page;

	private CommandsMenu(CommandsPage page) {
		this.page = page;
	}

	static void install(CommandsPage page) {
		var menu = new CommandsMenu(page);
		menu.menu();
		menu.drag();
		page.viewer().getTable().addListener(SWT.KeyDown, event -> {
			if (event.keyCode == 'c' && event.stateMask == SWT.MOD1) {
				page.selected().ifPresent(entry -> menu.copy(entry.name()));
			}
		});
	}

	private void menu() {
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(_ -> page.selected().ifPresent(entry -> {
			if (entry.isWritable()) {
				menu.add(new MenuEntry(Messages.Menu_Write, Icon.CONSOLE.descriptor(), page::write));
				menu.add(new Separator());
			}
			menu.add(new MenuEntry(Messages.Menu_CopyName, Icon.COPY.descriptor(), () -> copy(entry.name())));
			menu.add(new MenuEntry(Messages.Menu_CopyShorthand, null, () -> copy(entry.shorthand().strip())));
			menu.add(new MenuEntry(Messages.Menu_CopyJson, null, () -> copy(json(entry))));
		}));
		var table = page.viewer().getTable();
		table.setMenu(menu.createContextMenu(table));
	}

	/** With its required arguments, whose values are to be filled in. */
	private static String json(CommandEntry entry) {
		var arguments = JsonNodeFactory.instance.objectNode();
		entry.arguments().stream().filter(CommandEntry.Argument::required)
				.forEach(argument -> arguments.put(argument.name(), ""));
		return new RawCommand(entry.name(), arguments).toJson();
	}

	private void drag() {
		var source = new DragSource(page.viewer().getTable(), DND.DROP_COPY);
		source.setTransfer(TextTransfer.getInstance());
		source.addDragListener(new DragSourceAdapter() {

			@Override
			public void dragStart(@Nullable DragSourceEvent event) {
				if (event != null) {
					event.doit = page.selected().isPresent();
				}
			}

			@Override
			public void dragSetData(@Nullable DragSourceEvent event) {
				if (event != null) {
					event.data = page.selected().map(CommandEntry::shorthand).orElse("");
				}
			}
		});
	}

	private void copy(String text) {
		CopiedText.put(text, page.getDisplay());
	}
}
