package org.wheelhouse.ui.hosts;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.remote.RemoteHostList;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.Confirm;

/** What can be done to a computer far away, in the context menu of its row. UI thread. */
public final class HostMenu {

	private static final String ID = "org.wheelhouse.ui.hosts.";

	private final Shell shell;
	private final RemoteHostList hosts;
	private final BiConsumer<String, Boolean> lock;
	private final Consumer<String> forget;
	private final BiConsumer<String, Throwable> failed;

	/**
	 * @param lock   makes a computer read-only, or not
	 * @param forget keeps nothing secret of a computer any more
	 * @param failed shows that something, which is named, has failed
	 */
	public HostMenu(Shell shell, RemoteHostList hosts, BiConsumer<String, Boolean> lock, Consumer<String> forget,
			BiConsumer<String, Throwable> failed) {
		this.shell = shell;
		this.hosts = hosts;
		this.lock = lock;
		this.forget = forget;
		this.failed = failed;
	}

	/** Puts it before this group of the menu, in place of what was there for another row. */
	public void fill(IMenuManager menu, String group, @Nullable Object element) {
		Stream.of(menu.getItems()).filter(item -> item.getId() != null && item.getId().startsWith(ID))
				.forEach(menu::remove);
		if (element instanceof Host host && isFar(host)) {
			actions(host).forEach(action -> menu.insertBefore(group,
					new ActionContributionItem(action)));
		}
	}

	/** Whether this is a computer that is connected and can be taken out of the list. */
	public static boolean isFar(Host host) {
		return host.getConnection() != HostConnection.HERE;
	}

	/** Somebody wants something of it: one that was given up, or never asked for, is connected. */
	public void opened(Host host) {
		if (host.getConnection() == HostConnection.IDLE) {
			hosts.connect(host.getId());
		}
	}

	/** Says why it is not connected, where something is wrong. */
	public void explain(Host host) {
		if (!host.getProblem().isEmpty()) {
			new HostProblemDialog(shell, host).open();
		}
	}

	private Stream<IAction> actions(Host host) {
		var state = host.getConnection();
		var id = host.getId();
		return Stream.of(
				action("connect", Messages.Menu_Connect,
						state != HostConnection.CONNECTED && state != HostConnection.CONNECTING,
						() -> hosts.connect(id)),
				action("disconnect", Messages.Menu_Disconnect,
						state != HostConnection.IDLE && state != HostConnection.REFUSED, () -> hosts.disconnect(id)),
				action("why", Messages.Menu_Why, !host.getProblem().isEmpty(),
						() -> explain(host)),
				action("edit", Messages.Menu_Edit, true, () -> edit(host)),
				action("forget", Messages.Menu_Forget, true, () -> forget.accept(id)),
				action("remove", Messages.Menu_Remove, true, () -> remove(host)));
	}

	private static IAction action(String id, String text, boolean enabled, Runnable done) {
		var action = new Action(text) {
			@Override
			public void run() {
				done.run();
			}
		};
		action.setId(ID + id);
		action.setEnabled(enabled);
		return action;
	}

	private void edit(Host host) {
		hosts.find(host.getId()).ifPresent(kept -> {
			var dialog = new EditHostDialog(shell, kept, host.isReadOnly());
			if (dialog.open() == Window.OK) {
				try {
					hosts.change(host.getId(), dialog.edited());
					lock.accept(host.getId(), dialog.isReadOnly());
				} catch (CoreException e) {
					failed.accept(NLS.bind(Messages.Edit_Title, host.getLabel()), e);
				}
			}
		});
	}

	private void remove(Host host) {
		var title = NLS.bind(Messages.Remove_Title, host.getLabel());
		var machines = host.getMachines().stream().map(Machine::getName).collect(Collectors.joining("\n"));
		if (machines.isEmpty() || Confirm.loss(shell, title, NLS.bind(Messages.Remove_Text, machines),
				Messages.Remove_Button)) {
			try {
				hosts.remove(host.getId());
			} catch (CoreException e) {
				failed.accept(NLS.bind(Messages.Remove_Label, host.getLabel()), e);
			}
		}
	}
}
