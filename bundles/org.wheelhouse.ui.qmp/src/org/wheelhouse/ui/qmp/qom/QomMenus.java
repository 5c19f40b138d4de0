package org.wheelhouse.ui.qmp.qom;

import java.util.function.Consumer;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.core.qom.QomNode;
import org.wheelhouse.core.qom.QomText;
import org.wheelhouse.core.qom.QomText.Written;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.MenuEntry;

/** The context menus of tree and table, and the keys for what is in them. UI thread. */
final class QomMenus {

	private final QomPage page;

	private QomMenus(QomPage page) {
		this.page = page;
	}

	static void install(QomPage page) {
		var menus = new QomMenus(page);
		var tree = page.objects().viewer().getTree();
		var table = page.properties().table();
		menus.menu(tree, menu -> page.objects().selected().ifPresent(node -> menus.fill(menu, node)));
		menus.menu(table, menu -> page.properties().selected().ifPresent(row -> menus.fill(menu, row)));
		tree.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == 'c' && event.stateMask == SWT.MOD1) {
				page.objects().selected().ifPresent(node -> menus.copy(node.path()));
			}
		});
		table.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == 'c' && event.stateMask == SWT.MOD1) {
				page.properties().selected().ifPresent(row -> menus.copy(row.text()));
			} else if (event.keyCode == SWT.F2 && event.stateMask == 0) {
				page.edit();
			} else if ((event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) && event.stateMask == 0) {
				page.properties().selected().ifPresent(row -> row.target().ifPresentOrElse(page::go, page::edit));
			}
		});
	}

	private void menu(Composite control, Consumer<IMenuManager> filling) {
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(filling::accept);
		control.setMenu(menu.createContextMenu((Control) control));
	}

	private void fill(IMenuManager menu, QomNode node) {
		menu.add(new MenuEntry(Messages.Menu_CopyPath, Icon.COPY.descriptor(), () -> copy(node.path())));
		menu.add(new MenuEntry(Messages.Menu_CopyList, null, () -> copy(new QomList(node.path()).toJson())));
		menu.add(new Separator());
		menu.add(new MenuEntry(Messages.Menu_Refresh, Icon.REFRESH.descriptor(), page::refresh));
	}

	private void fill(IMenuManager menu, PropertyRow row) {
		row.target().ifPresent(target -> menu
				.add(new MenuEntry(NLS.bind(Messages.Menu_Follow, target), null, () -> page.go(target))));
		menu.add(new MenuEntry(Messages.Menu_Edit, null, page::edit));
		var choices = PropertyText.choices(row).stream().filter(choice -> !choice.equals(row.text())).toList();
		if (!choices.isEmpty()) {
			var set = new MenuManager(Messages.Menu_Set);
			choices.forEach(choice -> set.add(new MenuEntry(choice, null, () -> {
				if (QomText.read(choice, row.type(), row.value()) instanceof Written.Value value) {
					page.set(row, value.json());
				}
			})));
			menu.add(set);
		}
		menu.add(new Separator());
		menu.add(new MenuEntry(Messages.Menu_CopyValue, Icon.COPY.descriptor(), () -> copy(row.text())));
		menu.add(new MenuEntry(Messages.Menu_CopyName, null, () -> copy(row.name())));
		menu.add(new MenuEntry(Messages.Menu_CopyGet, null, () -> copy(PropertyText.get(row))));
		menu.add(new Separator());
		menu.add(new MenuEntry(Messages.Menu_Refresh, Icon.REFRESH.descriptor(), page::refresh));
	}

	private void copy(String text) {
		CopiedText.put(text, page.getDisplay());
	}
}
