import { NavLink, Outlet, ScrollRestoration } from 'react-router';
import { SessionEnded } from '@shared/access/SessionEnded';
import { text } from '@shared/text';
import { Icon } from '@shared/ui/Icon';
import { Account } from './Account';
import { OpenAlerts } from './OpenAlerts';
import { ThemeSwitch } from './ThemeSwitch';
import './shell.css';

/** What surrounds every page: the mark, the way to the pages, the appearance. */
export function Shell() {
  return (
    <>
      <a className="skip" href="#content">
        {text.app.skip}
      </a>
      <header className="bar">
        <NavLink to="/" className="mark" aria-label={text.app.name}>
          <img src="/favicon.svg" alt="" width="28" height="28" />
          <span>{text.app.name}</span>
        </NavLink>
        <nav className="pages" aria-label={text.app.nav}>
          <NavLink to="/" end>
            <Icon name="machine" />
            {text.app.streams}
          </NavLink>
          <NavLink to="/alerts">
            <Icon name="alert" />
            {text.app.alerts}
            <OpenAlerts />
          </NavLink>
        </nav>
        <Account />
        <ThemeSwitch />
      </header>
      <main id="content" tabIndex={-1}>
        <SessionEnded />
        <Outlet />
      </main>
      <ScrollRestoration />
    </>
  );
}
