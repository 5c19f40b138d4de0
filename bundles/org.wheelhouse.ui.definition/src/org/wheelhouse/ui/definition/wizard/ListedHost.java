package org.wheelhouse.ui.definition.wizard;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.host.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.LivePackage;
import org.wheelhouse.ui.definition.wizard.HostProposals.Computer;

/** A computer of the list of machines. UI thread. */
public final class ListedHost implements Computer {

	private final org.wheelhouse.model.live.Host shown;
	private final Host host;
	private final Function<Host, Proposing> asking;
	private CompletableFuture<Boolean> changed = CompletableFuture.completedFuture(true);

	/** @param asking begins to ask it */
	ListedHost(org.wheelhouse.model.live.Host shown, Host host, Function<Host, Proposing> asking) {
		this.shown = shown;
		this.host = host;
		this.asking = asking;
	}

	Host host() {
		return host;
	}

	org.wheelhouse.model.live.Host shown() {
		return shown;
	}

	/** Whether machines can be made there now. */
	static boolean isReady(org.wheelhouse.model.live.Host shown) {
		return !isAway(shown) && !shown.isReadOnly();
	}

	/** Whether it cannot be asked for anything now. */
	public static boolean isAway(org.wheelhouse.model.live.Host shown) {
		return shown.getConnection() != HostConnection.HERE && shown.getConnection() != HostConnection.CONNECTED;
	}

	@Override
	public String label() {
		return shown.getLabel();
	}

	@Override
	public String problem() {
		return isAway(shown)
				? NLS.bind(Messages.Host_away, label())
				: shown.isReadOnly() ? NLS.bind(Messages.Host_readOnly, label()) : "";
	}

	@Override
	public CompletableFuture<?> changed() {
		if (changed.isDone()) {
			var next = new CompletableFuture<Boolean>();
			changed = next;
			shown.eAdapters().add(new AdapterImpl() {
				@Override
				public void notifyChanged(@Nullable Notification change) {
					if (change != null && (change.getFeature() == LivePackage.Literals.HOST__CONNECTION
							|| change.getFeature() == LivePackage.Literals.HOST__READ_ONLY)) {
						shown.eAdapters().remove(this);
						next.complete(true);
					}
				}
			});
		}
		return changed;
	}

	@Override
	public Proposing ask() {
		return asking.apply(host);
	}
}
