package org.wheelhouse.core.machine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.QmpCommand;

/**
 * What becomes of the devices of one machine whose removal was asked for, by whomever. A device is gone when QEMU does not list
 * it any more, whatever events say. Any thread; nothing blocks; all futures complete on the machine's serial queue.
 */
public interface LeavingDevices {

	/**
	 * A removal that QEMU has accepted.
	 *
	 * @param device   its id; the QOM path of one without
	 * @param backends what is to be removed after a device has gone, by its id: of others too, which may go along with it
	 * @param patience after how long the guest is called silent; empty for what is usual for the way in which it is asked
	 */
	record Request(String device, Map<String, QmpCommand<?>> backends, Optional<Duration> patience) {
		public Request {
			backends = Map.copyOf(backends);
		}
	}

	/** What is known after the guest was asked. */
	sealed interface Answer {

		/**
		 * The device has gone, and what was to be removed after it.
		 *
		 * @param remarks what could not be removed, each a sentence for a person
		 */
		record Gone(List<String> remarks) implements Answer {
			public Gone {
				remarks = List.copyOf(remarks);
			}
		}

		/** @param text why the device stays, a sentence for a person without its full stop */
		record Refused(String text) implements Answer {}

		/** @param text for how long nothing was heard, a sentence for a person without its full stop; it may still go */
		record Silent(String text) implements Answer {}
	}

	/**
	 * A device is leaving from now on, or was asked again.
	 *
	 * @return the first that is known; fails when the connection is lost before, which does not end the waiting
	 */
	CompletableFuture<Answer> asked(Request request);

	/**
	 * Completes when a device that is leaving has gone, however late, with what could not be removed after it; fails when its
	 * machine ends before, or its guest refuses; at once when it is not leaving.
	 */
	CompletableFuture<List<String>> gone(String device);

	/**
	 * Something was made for a device that did not come, and the connection ended before it could be taken back: it is removed
	 * when the monitor answers again, unless something uses it.
	 */
	void leftOver(String device, QmpCommand<?> removal);

	/** A refusal was read: it is not shown any more. */
	void dismiss(String device);
}
