package org.wheelhouse.qmp.session;

import org.wheelhouse.qmp.message.Event;

/** Keeps what a listener throws from harming the session: it goes to the thread's handler of uncaught exceptions. */
record GuardedListener(QmpListener listener) implements QmpListener {

	@Override
	public void event(Event event) {
		guard(() -> listener.event(event));
	}

	@Override
	public void ended(QmpException reason) {
		guard(() -> listener.ended(reason));
	}

	private static void guard(Runnable call) {
		try {
			call.run();
		} catch (RuntimeException e) {
			var thread = Thread.currentThread();
			thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
		}
	}
}
