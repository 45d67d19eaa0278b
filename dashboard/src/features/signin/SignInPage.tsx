import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { sessionQuery } from '@shared/api/session';
import { text } from '@shared/text';
import { Loaded } from '@shared/ui/Loaded';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { KeyForm } from './KeyForm';
import { backTo } from './backTo';
import './signin.css';

/** Where the key is shown once; from then on the browser has a session. */
export function SignInPage() {
  const [parameters] = useSearchParams();
  const session = useQuery(sessionQuery);
  const back = backTo(parameters.get('to'));
  return (
    <Page title={text.signIn.title} heading={<span />}>
      <Loaded query={session} rows={3}>
        {({ keys_required, signed_in, name, role }) =>
          !keys_required ? (
            <Notice icon="check" title={text.signIn.noneNeeded} hint={text.signIn.noneNeededHint}>
              <Link className="button primary" to={back}>
                {back === '/' ? text.app.toStreams : text.signIn.goOn}
              </Link>
            </Notice>
          ) : (
            <>
              {signed_in && role && (
                <p className="banner sign-in">
                  <span className="grow">
                    {text.access.signedInAs(name || text.access.nameless, text.access.roles[role])}
                  </span>
                  <Link to={back}>{text.signIn.goOn}</Link>
                </p>
              )}
              <KeyForm back={back} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
