package org.wheelhouse.ui.part;

import java.util.Set;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.Notifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;

/**
 * Hears what changes of one machine, as far as somebody shows it: what the machine is, and what is there for some topics. What
 * is there for the others is passed over, however often it changes. Model thread; ends with {@link #close()}.
 */
public final class MachineChanges implements AutoCloseable {

	private final Machine machine;
	private final Adapter adapter;

	/**
	 * @param topics  what is shown beside what the machine is
	 * @param changed told at each change, of which there may be many at once
	 */
	public MachineChanges(Machine machine, Set<Topic> topics, Runnable changed) {
		this.machine = machine;
		adapter = new Adapter(Set.copyOf(topics), changed);
		machine.eAdapters().add(adapter);
	}

	/** Hears nothing from now on. */
	@Override
	public void close() {
		machine.eAdapters().remove(adapter);
	}

	private static final class Adapter extends EContentAdapter {

		private final Set<Topic> topics;
		private final Runnable changed;

		Adapter(Set<Topic> topics, Runnable changed) {
			this.topics = topics;
			this.changed = changed;
		}

		@Override
		protected void addAdapter(@Nullable Notifier notifier) {
			if (notifier instanceof EObject content && isShown(content.eContainingFeature())) {
				super.addAdapter(notifier);
			}
		}

		@Override
		public void notifyChanged(@Nullable Notification notification) {
			super.notifyChanged(notification);
			if (notification != null && !notification.isTouch() && isShown(notification.getFeature())) {
				changed.run();
			}
		}

		private boolean isShown(@Nullable Object feature) {
			return TopicFeatures.of(feature).map(topics::contains).orElse(true);
		}
	}
}
